import { useCommand, useSnapshot } from '../../hooks/use-lab';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';

/** A failure that is not a refusal of the rules: what could not be done, where, and why. */
export function ProblemDialog() {
  const lab = useCommand();
  const problem = useSnapshot((snapshot) => snapshot.problem);
  if (problem === null) return null;
  return (
    <Dialog
      role="alertdialog"
      title={problem.title}
      onClose={lab.dismissProblem}
      actions={
        <Button kind="primary" autoFocus onPress={lab.dismissProblem}>
          Close
        </Button>
      }
    >
      <p className="selectable t2">{problem.message}</p>
      {problem.place !== undefined && <p className="selectable small t3">{problem.place}</p>}
    </Dialog>
  );
}
