import { useReadOnly } from '../../hooks/use-lab';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/figures';
import { type Picked, pickedCount } from './picked';

export interface SelectionBarProps {
  readonly picked: Picked;
  readonly total: number;
  /** What is listed now lacks some of them. */
  readonly hidden: boolean;
  /** The one user that is ticked, or null. */
  readonly single: string | null;
  readonly onWhy: (id: string) => void;
  readonly onAssign: () => void;
  readonly onUnassign: () => void;
  readonly onDisable: () => void;
  readonly onClear: () => void;
}

/** What can be done with the users that are ticked. */
export function SelectionBar({
  picked,
  total,
  hidden,
  single,
  onWhy,
  onAssign,
  onUnassign,
  onDisable,
  onClear,
}: SelectionBarProps) {
  const readOnly = useReadOnly();
  const count = pickedCount(picked);
  return (
    <div className="selection-bar">
      <span className="nowrap">
        <b>{formatCount(count)} selected</b>{' '}
        <span className="t3 small">of {formatCount(total)}</span>
      </span>
      {hidden && (
        <span className="small warn-t clip" role="status">
          The search or filter hides some of them
        </span>
      )}
      <Button kind="quiet" small onPress={onClear}>
        Clear
      </Button>
      <span className="grow" />
      {single !== null && (
        <Button small onPress={() => onWhy(single)}>
          Why here?
        </Button>
      )}
      {readOnly ? (
        <span className="small t3">Read-only at an earlier step</span>
      ) : (
        <>
          <Button small onPress={onAssign}>
            {`Assign ${formatCount(count)} to…`}
          </Button>
          <Button small kind="danger" onPress={onUnassign}>
            {`Unassign ${formatCount(count)}`}
          </Button>
          <Button small kind="danger" onPress={onDisable}>
            {`Disable ${formatCount(count)}`}
          </Button>
        </>
      )}
    </div>
  );
}
