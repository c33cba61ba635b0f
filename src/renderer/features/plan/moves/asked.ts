import type { AskedGoal, AskedMoves } from '../../../../shared/plan-api';
import type { MovesForm } from '../plan-state';

/** What the form asks for, or null while something is missing: the file of *From a file*. */
export function askedMoves(
  form: MovesForm,
  nodes: readonly string[],
  position: number | null,
): AskedMoves | null {
  const goal = goalOf(form, nodes);
  if (goal === null) return null;
  return {
    ...(position === null ? {} : { position }),
    goal,
    ...(form.atMost === null ? {} : { atMost: form.atMost }),
    ...(form.keepPlaced ? { keepPlaced: true } : {}),
    ...(form.survivor ? { within: 'survivor' as const } : {}),
    batch: form.batch,
  };
}

function goalOf(form: MovesForm, nodes: readonly string[]): AskedGoal | null {
  if (form.goal === 'file') return form.file === null ? null : { kind: 'file', ...form.file };
  if (form.goal !== 'empty') return { kind: form.goal };
  const node = form.node !== null && nodes.includes(form.node) ? form.node : nodes[0];
  return node === undefined ? null : { kind: 'empty', node, to: form.to };
}
