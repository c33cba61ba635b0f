import type { AskedGoal, AskedMoves, AskedNight, ReportPlan } from '../../shared/plan-api';
import type { GroupView, NodeView } from '../../shared/view';
import type { MovesForm, NightForm, PlanPlace, PlanState } from '../stores/plan-state';

/** What the form of *Moves* asks for, or null while something is missing: the file of *From a file*. */
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

/** The node that the form of *Maintenance* is about: the chosen one, else the first. */
export function nightNode(form: NightForm, nodes: readonly NodeView[]): NodeView | null {
  return nodes.find(({ name }) => name === form.node) ?? nodes[0] ?? null;
}

/** What the form of *Maintenance* asks for; null in a lab without nodes. */
export function askedNight(
  form: NightForm,
  node: NodeView | null,
  position: number | null,
): AskedNight | null {
  if (node === null) return null;
  return {
    ...(position === null ? {} : { position }),
    job: form.job,
    node: node.name,
    ...(form.job === 'patch' && (form.way === 'ha-off' || node.ifPeerFails !== null)
      ? { way: form.way }
      : {}),
    ...(form.job === 'retire' ? { to: form.to } : {}),
    ...(form.job === 'replace' && form.moveFirst ? { moveFirst: true } : {}),
    seconds: Object.fromEntries(
      Object.entries(form.minutes).map(([id, minutes]) => [id, minutes * 60]),
    ),
  };
}

/**
 * What *Plan* is set to, for a report of the lab as it is now.
 *
 * @param places  those that were chosen; one that asks for nothing yet is left out
 * @param today  for days that were not chosen, `2026-11-30`
 */
export function reportPlan(
  plan: PlanState,
  places: readonly PlanPlace[],
  groups: readonly GroupView[],
  today: string,
): ReportPlan {
  const nodes = groups.flatMap((group) => group.nodes.filter((node) => node !== null));
  const names = nodes.map(({ name }) => name);
  const moves = askedMoves(plan.moves, names, null);
  const night = askedNight(plan.night, nightNode(plan.night, nodes), null);
  return {
    ...(places.includes('moves') && moves !== null
      ? { moves: { ...moves, firstNight: plan.moves.firstNight ?? today } }
      : {}),
    ...(places.includes('sizing') ? { size: { ...plan.size, design: plan.design } } : {}),
    ...(places.includes('maintenance') && night !== null
      ? { night: { ...night, day: plan.night.date ?? today, start: plan.night.start } }
      : {}),
    ...(places.includes('availability') ? { availability: { rates: plan.rates } } : {}),
  };
}
