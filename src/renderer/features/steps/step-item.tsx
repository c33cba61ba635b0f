import {
  ChevronDown,
  ChevronRight,
  CircleX,
  Copy,
  Ellipsis,
  Eye,
  GitBranch,
  Redo2,
  Undo2,
} from 'lucide-react';
import { memo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { factsOf } from '../../../shared/steps';
import { linkEntry } from '../../parts/links';
import { useApp } from '../../stores/app-context';
import { classNames } from '../../ui/class-names';
import { contextMenu } from '../../ui/context-menu';
import { formatClock, formatCount } from '../../ui/figures';
import { Icon } from '../../ui/icon';
import { IconButton } from '../../ui/icon-button';
import { Menu, type MenuEntry } from '../../ui/menu';
import { stepIcon } from './step-icons';
import type { StepLine } from './step-lines';

export interface StepItemProps {
  readonly line: StepLine;
  /** Of so many lines, for screen readers: only those in sight are in the page. */
  readonly place: number;
  readonly count: number;
  /** The last step done. */
  readonly isNow: boolean;
  /** It was undone and can be redone. */
  readonly isUndone: boolean;
  /** It is what one looks at, or what is selected. */
  readonly isMarked: boolean;
  /** It placed the selected user. */
  readonly placed: string | null;
  /** It is the one stop of the Tab key in the list. */
  readonly isStop: boolean;
  readonly onLook: (line: StepLine) => void;
  readonly onGoTo: (line: StepLine) => void;
  readonly onCopy: (index: number) => void;
  readonly onUnfold: (line: StepLine, open: boolean) => void;
  /** The branch begins here: what it is forked from. */
  readonly forkedFrom: string | null;
}

/** One step: number, icon, label, clock, effect. Pressing it shows the lab as it was then. */
export const StepItem = memo(function StepItem({
  line,
  place,
  count,
  isNow,
  isUndone,
  isMarked,
  placed,
  isStop,
  onLook,
  onGoTo,
  onCopy,
  onUnfold,
  forkedFrom,
}: StepItemProps) {
  const app = useApp();
  const { row, last, label, effect, failed, steps, isUnfolded, isInside } = line;
  const number = row.index + 1;
  const isAction = steps > 0;
  const sections: readonly (readonly MenuEntry[])[] = [
    [
      {
        key: 'look',
        label: 'See the lab then',
        icon: Eye,
        onAction: () => onLook(line),
      },
      {
        key: 'go',
        label: isUndone ? 'Redo to here' : 'Undo to here',
        icon: isUndone ? Redo2 : Undo2,
        isDisabled: isNow,
        onAction: () => onGoTo(line),
      },
      linkEntry(app, { kind: 'step', index: row.index }),
      ...(isAction
        ? []
        : [
            {
              key: 'copy',
              label: 'Copy as scenario step',
              icon: Copy,
              onAction: () => onCopy(row.index),
            },
          ]),
    ],
  ];
  return (
    <li
      className={classNames(
        'step',
        isMarked && 'sel',
        isNow && 'now',
        isUndone && 'undone',
        isInside && 'inside',
        row.do === 'set-mode' && 'mode',
        (factsOf(row.do).isLoss || failed) && 'bad',
      )}
      {...contextMenu(label, () => sections)}
      aria-posinset={place + 1}
      aria-setsize={count}
    >
      {forkedFrom !== null && (
        <span className="step-fork">
          <Icon of={GitBranch} size="xs" />
          <span className="clip">forked from {forkedFrom}</span>
        </span>
      )}
      <button
        type="button"
        className="step-look"
        data-step={isAction ? undefined : row.index}
        data-line={place}
        tabIndex={isStop ? 0 : -1}
        aria-current={isNow ? 'step' : undefined}
        aria-pressed={isMarked}
        onClick={() => onLook(line)}
      >
        <span className="n">{formatCount(number)}</span>
        <Icon of={failed ? CircleX : stepIcon(row.do)} />
        <span className="l clip" title={label}>
          {label}
        </span>
        <span className="at">{row.clock > 0 ? formatClock(row.clock) : ''}</span>
        {effect !== '' && (
          <span className="e" title={effect}>
            {!isAction && failed && row.refused === null && 'Does not hold: '}
            {effect}
          </span>
        )}
        {isUndone && <span className="visually-hidden">undone</span>}
        {placed !== null && (
          <span className="tick" role="img" aria-label={`${placed} was placed here`} />
        )}
      </button>
      {isAction && (
        <AriaButton
          className="step-unfold"
          aria-label={`${isUnfolded ? 'Fold' : 'Unfold'} steps ${number} to ${last + 1}`}
          aria-expanded={isUnfolded}
          excludeFromTabOrder={!isStop}
          onPress={() => onUnfold(line, !isUnfolded)}
        >
          <Icon of={isUnfolded ? ChevronDown : ChevronRight} size="s" />
        </AriaButton>
      )}
      <span className="step-more">
        <Menu
          label={isAction ? `Steps ${number} to ${last + 1}` : `Step ${number}`}
          sections={sections}
        >
          <IconButton
            small
            icon={Ellipsis}
            label={`More for step ${number}`}
            excludeFromTabOrder={!isStop}
          />
        </Menu>
      </span>
    </li>
  );
});
