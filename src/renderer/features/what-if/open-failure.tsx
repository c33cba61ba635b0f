import { ChevronRight } from 'lucide-react';
import type { MatrixRow } from '../../../shared/what-if-view';
import { useApp } from '../../stores/app-context';
import { openDock } from '../../stores/navigate';
import { Button } from '../../ui/button';
import { rowName } from './matrix-words';
import { tryOnBranch } from './try-branch';

/** Opens the failure as a branch of the lab, to look around in it with its clock. */
export function OpenFailure({ row }: { readonly row: MatrixRow }) {
  const app = useApp();
  const name = rowName(row);
  const open = async (): Promise<void> => {
    const steps = row.failed.map((node) => ({ do: 'fail-node', node }) as const);
    if (await tryOnBranch(app, `${name} fails`, steps)) openDock(app, 'clock');
  };
  if (row.failed.length === 0) return null;
  return (
    <Button
      kind="inline"
      opens={ChevronRight}
      aria-label={`Open the failure of ${name} as a branch`}
      onPress={() => void open()}
    >
      Open
    </Button>
  );
}
