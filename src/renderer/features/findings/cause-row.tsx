import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { FindingView } from '../../../shared/finding';
import { FINDING_LOOKS } from '../../parts/finding-looks';
import { Icon } from '../../ui/icon';
import { SourceChips } from '../../ui/source-chips';
import type { CauseRow as Row } from './cause-rows';
import { FixButton } from './fix-button';

export interface CauseRowProps {
  readonly row: Row;
  /** One of its findings is chosen elsewhere: it is shown. */
  readonly holdsChosen: boolean;
  readonly readOnly: boolean;
  /** The row of one of its findings. */
  readonly renderFinding: (finding: FindingView) => ReactNode;
}

/** Several findings with one cause as one row, which unfolds, with one button that mends them all. */
export function CauseRow({ row, holdsChosen, readOnly, renderFinding }: CauseRowProps) {
  const { cause, findings, isWhole } = row;
  const [opened, setOpened] = useState(false);
  const isOpen = opened || holdsChosen;
  const look = FINDING_LOOKS[cause.severity];
  const places = findings.map(({ at }) => at).join(', ');
  const { sources, basis, code } = findings[0]!;
  return (
    <li className="cause">
      <div className="finding">
        <span className={look.text}>
          <Icon of={look.icon} size="s" />
        </span>
        <AriaButton
          className="finding-words"
          aria-expanded={isOpen}
          onPress={() => setOpened(!isOpen)}
        >
          <b>
            <Icon of={isOpen ? ChevronDown : ChevronRight} size="s" />
            <span className="visually-hidden">{look.name}: </span> {cause.title}
          </b>
          <span className="small t2">{places}</span>
        </AriaButton>
        <span className="finding-ground">
          <SourceChips sources={sources} basis={basis} code={code} />
        </span>
        <span className="finding-fix">
          {isWhole && !readOnly && cause.fixAll !== null && <FixButton remedy={cause.fixAll} />}
        </span>
      </div>
      {isOpen && (
        <ul className="findings" aria-label={cause.title}>
          {findings.map(renderFinding)}
        </ul>
      )}
    </li>
  );
}
