import { Info, type LucideIcon, OctagonAlert, TriangleAlert } from 'lucide-react';
import { memo, useEffect, useId, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { FindingView, Severity } from '../../../shared/finding';
import { Chip } from '../../ui/chip';
import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/icon';
import { SourceChips } from '../../ui/source-chips';
import { FixButton, FixPreview } from './fix-button';

const LOOKS: Readonly<Record<Severity, { icon: LucideIcon; tone: string; name: string }>> = {
  error: { icon: OctagonAlert, tone: 'over-t', name: 'Error' },
  warning: { icon: TriangleAlert, tone: 'warn-t', name: 'Warning' },
  advice: { icon: Info, tone: 'info-t', name: 'Advice' },
};

export interface FindingRowProps {
  readonly finding: FindingView;
  readonly chosen: boolean;
  readonly readOnly: boolean;
  readonly onChoose: (finding: FindingView) => void;
  readonly onPlace: (place: string) => void;
}

/** One finding: what, where, and what fixes it; chosen, also why it matters and where the rule comes from. */
export const FindingRow = memo(function FindingRow({
  finding,
  chosen,
  readOnly,
  onChoose,
  onPlace,
}: FindingRowProps) {
  const row = useRef<HTMLLIElement>(null);
  const details = useId();
  const look = LOOKS[finding.severity];
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <li ref={row} className={classNames('finding', chosen && 'sel')}>
      <div className="finding-line">
        <span className={look.tone}>
          <Icon of={look.icon} size="s" />
        </span>
        <AriaButton
          className="finding-words"
          aria-expanded={chosen}
          aria-controls={details}
          onPress={() => onChoose(finding)}
        >
          <b className="clip">
            <span className="visually-hidden">{look.name}: </span>
            {finding.title}
          </b>
          <span className="small t2 clip">{finding.message}</span>
        </AriaButton>
        <Chip tone="line">{finding.code}</Chip>
        <Chip onPress={() => onPlace(finding.at)} label={`Findings of ${finding.at}`}>
          {finding.at}
        </Chip>
        <span className="finding-fix">
          {finding.fixes.length === 0 ? (
            <span className="small t3">no step fixes it</span>
          ) : (
            !readOnly &&
            finding.fixes.slice(0, 1).map((fix) => <FixButton key={fix.label} remedy={fix} />)
          )}
        </span>
      </div>
      <div id={details} className="finding-more" hidden={!chosen}>
        {chosen && <FindingDetails finding={finding} readOnly={readOnly} />}
      </div>
    </li>
  );
});

interface FindingDetailsProps {
  readonly finding: FindingView;
  readonly readOnly: boolean;
}

function FindingDetails({ finding, readOnly }: FindingDetailsProps) {
  return (
    <>
      <p className="selectable">{finding.message}</p>
      <p className="selectable t2">{finding.advice}</p>
      {finding.fixes.map((fix) => (
        <FixPreview key={fix.label} remedy={fix} />
      ))}
      <div className="finding-foot">
        {!readOnly &&
          finding.fixes.slice(1).map((fix) => <FixButton key={fix.label} remedy={fix} />)}
        <span className="grow" />
        {finding.basis === 'documented' && <Chip>documented</Chip>}
        <SourceChips sources={finding.sources} basis={finding.basis} />
      </div>
    </>
  );
}
