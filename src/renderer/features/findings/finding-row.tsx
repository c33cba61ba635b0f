import { memo, useEffect, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { FindingView } from '../../../shared/finding';
import { findingMenu } from '../../parts/finding-commands';
import { FINDING_LOOKS } from '../../parts/finding-looks';
import { useApp } from '../../stores/app-context';
import { Chip } from '../../ui/chip';
import { classNames } from '../../ui/class-names';
import { contextMenu } from '../../ui/context-menu';
import { Icon } from '../../ui/icon';
import { SourceChips } from '../../ui/source-chips';
import { FixButton } from './fix-button';

export interface FindingRowProps {
  readonly finding: FindingView;
  readonly chosen: boolean;
  readonly readOnly: boolean;
  readonly onChoose: (finding: FindingView) => void;
  readonly onPlace: (place: string) => void;
}

/** One finding: what, where, on what ground, and what fixes it. Chosen, the inspector tells the rest. */
export const FindingRow = memo(function FindingRow({
  finding,
  chosen,
  readOnly,
  onChoose,
  onPlace,
}: FindingRowProps) {
  const app = useApp();
  const row = useRef<HTMLLIElement>(null);
  const look = FINDING_LOOKS[finding.severity];
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <li
      ref={row}
      className={classNames('finding', chosen && 'sel')}
      aria-current={chosen ? 'true' : undefined}
      {...contextMenu(finding.title, () => findingMenu(app, finding))}
    >
      <span className={look.text}>
        <Icon of={look.icon} size="s" />
      </span>
      <AriaButton className="finding-words" onPress={() => onChoose(finding)}>
        <b>
          <span className="visually-hidden">{look.name}: </span>
          {finding.title}
        </b>
        <span className="small t2">{finding.message}</span>
      </AriaButton>
      {finding.figure !== '' && <Chip tone={look.tone}>{finding.figure}</Chip>}
      <Chip onPress={() => onPlace(finding.at)} label={`Findings of ${finding.at}`}>
        {finding.at}
      </Chip>
      <span className="finding-ground">
        {finding.basis === 'documented' && <Chip>documented</Chip>}
        <SourceChips sources={finding.sources} basis={finding.basis} code={finding.code} />
      </span>
      <span className="finding-fix">
        {finding.fixes.length === 0 ? (
          <span className="small t3">no step fixes it</span>
        ) : (
          !readOnly &&
          finding.fixes.slice(0, 1).map((fix) => <FixButton key={fix.label} remedy={fix} />)
        )}
      </span>
    </li>
  );
});
