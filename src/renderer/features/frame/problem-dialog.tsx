import { useState } from 'react';
import type { Problem } from '../../../shared/outcome';
import { useCommand, useSnapshot } from '../../hooks/use-lab';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';

/** A failure that is not a refusal of the rules: what could not be done, where, and why. */
export function ProblemDialog() {
  const problem = useSnapshot((snapshot) => snapshot.problem);
  const [asked, setAsked] = useState<Problem | null>(null);
  if (problem === null) return null;
  const { anyway } = problem;
  if (anyway !== undefined && asked === problem) return <AnywayQuestion cost={anyway} />;
  return <Failure of={problem} onAnyway={() => setAsked(problem)} />;
}

function Failure({ of: problem, onAnyway }: { of: Problem; onAnyway: () => void }) {
  const { dismissProblem } = useCommand();
  return (
    <Dialog
      role="alertdialog"
      title={problem.title}
      onClose={dismissProblem}
      actions={
        <>
          {problem.anyway !== undefined && <Button onPress={onAnyway}>Open anyway…</Button>}
          <Button kind="primary" autoFocus onPress={dismissProblem}>
            Close
          </Button>
        </>
      }
    >
      <p className="selectable t2">{problem.message}</p>
      {problem.place !== undefined && <p className="selectable small t3">{problem.place}</p>}
    </Dialog>
  );
}

/** Asked before a file is opened that takes more than any may. @param cost  "about 4 min and 1.2 GB of memory" */
function AnywayQuestion({ cost }: { cost: string }) {
  const { dismissProblem, doAnyway } = useCommand();
  const isOpen = useSnapshot(({ now }) => now !== null);
  return (
    <Dialog
      role="alertdialog"
      title="Open it anyway?"
      onClose={dismissProblem}
      actions={
        <>
          <Button autoFocus onPress={dismissProblem}>
            Cancel
          </Button>
          <Button kind="danger" onPress={doAnyway}>
            {`Open, ${cost}`}
          </Button>
        </>
      }
    >
      <p className="t2">
        {`Its steps take ${cost} on a slow machine. They are done beside the others: the open labs answer meanwhile, and Cancel ends it at once.`}
      </p>
      {isOpen && (
        <p className="t2">
          The lab that is open here stays until then. If it is changed meanwhile, the file is not
          opened.
        </p>
      )}
    </Dialog>
  );
}
