import { ChevronRight } from 'lucide-react';
import type { MatrixRow } from '../../../shared/what-if-view';
import { useReadOnly } from '../../hooks/use-lab';
import { useApp } from '../../stores/app-context';
import { openDock } from '../../stores/navigate';
import { Button } from '../../ui/button';
import { rowName } from './matrix-words';

/** Plays the failure in the lab, to look around in it with its clock; undo takes it back. */
export function OpenFailure({ row }: { readonly row: MatrixRow }) {
  const app = useApp();
  const readOnly = useReadOnly();
  const open = async (): Promise<void> => {
    const steps = row.failed.map((node) => ({ do: 'fail-node', node }) as const);
    if (await app.lab.run(steps)) openDock(app, 'clock');
  };
  if (row.failed.length === 0) return null;
  return (
    <Button
      kind="inline"
      opens={ChevronRight}
      isDisabled={readOnly}
      aria-label={`Play the failure of ${rowName(row)} in the lab`}
      onPress={() => void open()}
    >
      Play
    </Button>
  );
}
