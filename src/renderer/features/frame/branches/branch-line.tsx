import { Check, Pencil, Trash2 } from 'lucide-react';
import type { BranchRow } from '../../../../shared/branch';
import { classNames } from '../../../ui/class-names';
import { countOf, formatCount } from '../../../ui/figures';
import { Icon } from '../../../ui/icon';

export interface BranchLineProps {
  readonly branch: BranchRow;
  readonly isLast: boolean;
  readonly onOpen: () => void;
  readonly onCompare: () => void;
  readonly onRename: () => void;
  readonly onDelete: () => void;
}

/** One branch: its name, where it was forked, how it stands; on hover and focus what can be done with it. */
export function BranchLine(props: BranchLineProps) {
  const { branch, isLast, onOpen, onCompare, onRename, onDelete } = props;
  const { name, from, at, steps, current, effect, isBad } = branch;
  const isMain = from === null;
  return (
    <div className={classNames('branch', current && 'on', isMain && 'main')} role="none">
      <button
        type="button"
        role="menuitemradio"
        aria-checked={current}
        className="branch-open"
        data-stop=""
        data-branch={name}
        onClick={onOpen}
      >
        <span className="branch-mark">{current && <Icon of={Check} size="s" />}</span>
        <svg className="branch-line" viewBox="0 0 24 48" aria-hidden="true">
          {isMain ? (
            <>
              {!isLast && <path className="ln" d="M10 24V48" />}
              <circle className={current ? 'pt on' : 'pt'} cx="10" cy="24" r="4" />
            </>
          ) : (
            <>
              <path
                className="ln"
                d={isLast ? 'M10 0V14Q10 24 17 24' : 'M10 0V48M10 14Q10 24 17 24'}
              />
              <circle className={current ? 'pt on' : 'pt'} cx="20" cy="24" r={current ? 4 : 3} />
            </>
          )}
        </svg>
        <span className="branch-text">
          <span className="row">
            <b className="clip">{name}</b>
            <span className="t3 small nowrap">
              {isMain ? 'the lab as it was opened' : `from step ${formatCount(at)}`}
            </span>
          </span>
          <span className={classNames('small clip', isBad ? 'over-t' : 't2')} title={effect}>
            {effect}
          </span>
        </span>
        <span className="branch-count t3 small nowrap">
          {isMain ? countOf(steps, 'step') : `${formatCount(at)} + ${countOf(steps, 'step')}`}
        </span>
      </button>
      {!isMain && (
        <span className="branch-acts" role="none">
          <button type="button" role="menuitem" className="btn s" onClick={onCompare}>
            Compare
          </button>
          <button
            type="button"
            role="menuitem"
            className="btn quiet icon s"
            aria-label={`Rename ${name}`}
            title="Rename (F2)"
            onClick={onRename}
          >
            <Icon of={Pencil} />
          </button>
          <button
            type="button"
            role="menuitem"
            className="btn quiet icon s"
            aria-label={`Delete ${name}`}
            title="Delete (Del)"
            onClick={onDelete}
          >
            <Icon of={Trash2} />
          </button>
        </span>
      )}
    </div>
  );
}
