import { CircleX, Copy, Ellipsis, Eye, Redo2, Undo2 } from 'lucide-react';
import { memo } from 'react';
import { factsOf } from '../../../shared/steps';
import type { StepRow } from '../../../shared/view';
import { classNames } from '../../ui/class-names';
import { formatClock, formatCount } from '../../ui/figures';
import { Icon } from '../../ui/icon';
import { IconButton } from '../../ui/icon-button';
import { Menu } from '../../ui/menu';
import { stepIcon } from './step-icons';

export interface StepItemProps {
  readonly row: StepRow;
  /** Of all rows, for screen readers: only those in sight are in the page. */
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
  readonly onLook: (index: number) => void;
  readonly onGoTo: (index: number) => void;
  readonly onCopy: (index: number) => void;
}

/** One step: number, icon, label, clock, effect. Pressing it shows the lab as it was then. */
export const StepItem = memo(function StepItem({
  row,
  count,
  isNow,
  isUndone,
  isMarked,
  placed,
  isStop,
  onLook,
  onGoTo,
  onCopy,
}: StepItemProps) {
  const number = row.index + 1;
  return (
    <li
      className={classNames(
        'step',
        isMarked && 'sel',
        isNow && 'now',
        isUndone && 'undone',
        row.do === 'set-mode' && 'mode',
        (factsOf(row.do).isLoss || row.failed) && 'bad',
      )}
      aria-posinset={number}
      aria-setsize={count}
    >
      <button
        type="button"
        className="step-look"
        data-step={row.index}
        tabIndex={isStop ? 0 : -1}
        aria-current={isNow ? 'step' : undefined}
        aria-pressed={isMarked}
        onClick={() => onLook(row.index)}
      >
        <span className="n">{formatCount(number)}</span>
        <Icon of={row.failed ? CircleX : stepIcon(row.do)} />
        <span className="l clip" title={row.label}>
          {row.label}
        </span>
        <span className="at">{row.clock > 0 ? formatClock(row.clock) : ''}</span>
        {row.effect !== '' && (
          <span className="e clip" title={row.effect}>
            {row.failed && row.refused === null && 'Does not hold: '}
            {row.effect}
          </span>
        )}
        {isUndone && <span className="visually-hidden">undone</span>}
        {placed !== null && (
          <span className="tick" role="img" aria-label={`${placed} was placed here`} />
        )}
      </button>
      <span className="step-more">
        <Menu
          label={`Step ${number}`}
          sections={[
            [
              {
                key: 'look',
                label: 'See the lab then',
                icon: Eye,
                onAction: () => onLook(row.index),
              },
              {
                key: 'go',
                label: isUndone ? 'Redo to here' : 'Undo to here',
                icon: isUndone ? Redo2 : Undo2,
                isDisabled: isNow,
                onAction: () => onGoTo(row.index),
              },
              {
                key: 'copy',
                label: 'Copy as scenario step',
                icon: Copy,
                onAction: () => onCopy(row.index),
              },
            ],
          ]}
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
