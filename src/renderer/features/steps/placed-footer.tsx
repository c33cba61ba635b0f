import { useCommand } from '../../hooks/use-lab';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/figures';
import { usePlacedStep } from './use-placed-step';

/** For the selected user: the step that placed it, and the way to look at the lab then. */
export function PlacedFooter() {
  const lab = useCommand();
  const placed = usePlacedStep();
  if (placed === null) return null;
  return (
    <div className="placed row">
      <span className="tick" />
      <span className="small t2 grow clip">
        {placed.user}
        <span className="placed-step">: step {formatCount(placed.step + 1)}</span>
      </span>
      <Button kind="link" small onPress={() => void lab.lookAt(placed.step + 1)}>
        See the lab then
      </Button>
    </div>
  );
}
