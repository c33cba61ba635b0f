import { formatCount, listNames } from '../../../shared/format';
import type { Remedy } from '../../../shared/refusal';
import { modeName } from '../../../shared/settings';
import type { Step } from '../../../shared/step';
import { stepLabel } from '../words/step-label';

/** A way out as one button: its steps in order, and a label that says what happens with its size. */
export function remedy(steps: readonly Step[], label = remedyLabel(steps)): Remedy {
  return { label, steps };
}

/** One way out after another, as one button. */
export function joined(first: Remedy, second: Remedy): Remedy {
  const label = second.label.charAt(0).toLowerCase() + second.label.slice(1);
  return remedy([...first.steps, ...second.steps], `${first.label}, then ${label}`);
}

/** "Move 2 500 to imp1, disable HA for PRG-1 and remove imp2". */
function remedyLabel(steps: readonly Step[]): string {
  const [first = '', ...rest] = steps.map(shortLabel);
  const later = rest.map((label) => label.charAt(0).toLowerCase() + label.slice(1));
  return listNames([first, ...later], steps.length);
}

/** The label of a step where the place it is about is plain from where the button stands. */
function shortLabel(step: Step): string {
  if (step.do === 'assign' && step.count !== undefined) {
    const verb = step.of === 'unassigned' ? 'Assign' : 'Move';
    return `${verb} ${formatCount(step.count)} to ${step.node}`;
  }
  if (step.do === 'unassign' && step.count !== undefined) {
    return `Unassign ${formatCount(step.count)}`;
  }
  // A button says what it does, so it starts with a verb.
  return step.do === 'set-mode' ? `Set mode ${modeName(step.mode)}` : stepLabel(step);
}
