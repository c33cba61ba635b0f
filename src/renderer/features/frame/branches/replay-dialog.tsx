import { useState } from 'react';
import type { ReplayRow } from '../../../../shared/branch';
import { useQuery } from '../../../hooks/use-lab';
import type { DialogProps } from '../../../manifests/dialog';
import { QueryFailure } from '../../../parts/query-failure';
import { useApp } from '../../../stores/app-context';
import { Button } from '../../../ui/button';
import { Checkbox } from '../../../ui/checkbox';
import { Chip } from '../../../ui/chip';
import { Dialog } from '../../../ui/dialog';
import { countOf, formatCount } from '../../../ui/figures';

const OUTCOMES: Readonly<Record<ReplayRow['outcome'], string>> = {
  same: 'goes through',
  other: 'does something else',
  refused: 'refused',
};

/** What the steps of a branch would do on Main, before anything is done; refused ones are left out. */
export function ReplayDialog({ name, onClose }: DialogProps<{ readonly name: string }>) {
  const { lab, toasts } = useApp();
  const query = useQuery('branch.tryReplay', { name });
  const rows = query.answer?.rows ?? [];
  const [chosen, setChosen] = useState<ReadonlyMap<number, boolean>>(new Map());
  const isIn = ({ index, outcome }: ReplayRow): boolean =>
    chosen.get(index) ?? outcome !== 'refused';
  const going = rows.filter(isIn);

  async function replay(): Promise<void> {
    const leaveOut = rows.filter((row) => !isIn(row)).map(({ index }) => index);
    const done = await lab.attempt('branch.replay', { name, leaveOut });
    if (done === null) return;
    onClose();
    toasts.show({ title: done.label, text: done.effect, undo: true, undoTo: done.from });
  }

  return (
    <Dialog
      title={`Replay ${name} on Main`}
      size="wide"
      onClose={onClose}
      onSubmit={replay}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={going.length === 0}>
            {`Replay ${countOf(going.length, 'step')} on Main`}
          </Button>
        </>
      }
    >
      <QueryFailure of={query} />
      {query.answer !== null && <p>{summaryOf(rows)}</p>}
      <div className="replay-rows">
        <table className="table">
          <thead>
            <tr>
              <th>Step</th>
              <th>On Main</th>
              <th>What it does there</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.index}>
                <td>
                  <Checkbox
                    isSelected={isIn(row)}
                    isDisabled={row.outcome === 'refused'}
                    onChange={(on) => setChosen((old) => new Map(old).set(row.index, on))}
                  >
                    {`${formatCount(row.index + 1)} ${row.label}`}
                  </Checkbox>
                </td>
                <td className="nowrap">
                  {OUTCOMES[row.outcome]} {row.code !== null && <Chip tone="line">{row.code}</Chip>}
                </td>
                <td className="t2 small">{row.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small t2">
        The steps are done after the last one of Main, one undo takes them back. The branch stays.
      </p>
    </Dialog>
  );
}

function summaryOf(rows: readonly ReplayRow[]): string {
  const count = (outcome: ReplayRow['outcome']): number =>
    rows.filter((row) => row.outcome === outcome).length;
  const [refused, other] = [count('refused'), count('other')];
  if (refused + other === 0) return rows.length === 1 ? 'It goes through.' : 'All go through.';
  const parts = [
    `${formatCount(count('same'))} go through`,
    ...(other > 0 ? [`${formatCount(other)} do something else`] : []),
    ...(refused > 0 ? [`${formatCount(refused)} are refused and left out`] : []),
  ];
  return `${parts.join(', ')}.`;
}
