import { ArrowRight, ChevronDown, ChevronRight } from 'lucide-react';
import { Fragment, useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { LabDiff } from '../../../shared/lab-api';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/figures';
import { Icon } from '../../ui/icon';
import { homeName } from './diff-words';

type Move = LabDiff['moves'][number];

export interface MovesTableProps {
  readonly moves: readonly Move[];
  /** Goes to the step; null: the steps are those of a file. */
  readonly onStep: ((index: number) => void) | null;
}

/** Groups shown; an export has all of them. */
const MOST = 200;

/** Users who have another node: where from, where to, how many, by which step; opened, who they are. */
export function MovesTable({ moves, onStep }: MovesTableProps) {
  const shown = moves.slice(0, MOST);
  return (
    <>
      <table className="table moves">
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col" className="num">
              Users
            </th>
            <th scope="col">By the step</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((move) => (
            <MoveRows key={keyOf(move)} move={move} onStep={onStep} />
          ))}
        </tbody>
      </table>
      {moves.length > MOST && (
        <p className="small t3 after">
          The first {formatCount(MOST)} of {formatCount(moves.length)} groups of moves. The CSV
          export has all of them.
        </p>
      )}
    </>
  );
}

function keyOf({ from, to, cause, users }: Move): string {
  return JSON.stringify([from, to, cause?.step, users[0]]);
}

function MoveRows({
  move,
  onStep,
}: {
  readonly move: Move;
  readonly onStep: MovesTableProps['onStep'];
}) {
  const [open, setOpen] = useState(false);
  const names = useId();
  const { from, to, count, cause } = move;
  return (
    <Fragment>
      <tr>
        <th scope="row">
          <AriaButton
            className="move-toggle"
            aria-expanded={open}
            aria-controls={names}
            aria-label={`Users from ${homeName(from)} to ${homeName(to)}`}
            onPress={() => setOpen(!open)}
          >
            <Icon of={open ? ChevronDown : ChevronRight} size="xs" />
            <span className={from === null ? 't3 clip' : 'clip'}>{homeName(from)}</span>
          </AriaButton>
        </th>
        <td>
          <span className="row tight">
            <Icon of={ArrowRight} size="xs" />
            <span className={to === null ? 't3 clip' : 'strong clip'}>{homeName(to)}</span>
          </span>
        </td>
        <td className="num strong">{formatCount(count)}</td>
        <td className="move-cause">
          <Cause cause={cause} onStep={onStep} />
        </td>
      </tr>
      <tr id={names} hidden={!open} className="move-names">
        {open && (
          <td colSpan={4}>
            <Names move={move} />
          </td>
        )}
      </tr>
    </Fragment>
  );
}

function Cause({
  cause,
  onStep,
}: {
  readonly cause: Move['cause'];
  readonly onStep: MovesTableProps['onStep'];
}) {
  if (cause === null) return <span className="t3">no step</span>;
  const number = formatCount(cause.step + 1);
  return (
    <span className="row">
      {onStep === null ? (
        <span className="t3 nowrap">Step {number}</span>
      ) : (
        <Button
          kind="inline"
          onPress={() => onStep(cause.step)}
          aria-label={`See the lab after step ${number}, ${cause.label}`}
        >
          Step {number}
        </Button>
      )}
      <span className="t2 clip" title={cause.label}>
        {cause.label}
      </span>
    </span>
  );
}

function Names({ move: { users, count } }: { readonly move: Move }) {
  const more = count - users.length;
  return (
    <p className="small t2 names selectable">
      {users.join(', ')}
      {more > 0 && <span className="t3"> and {formatCount(more)} more</span>}
    </p>
  );
}
