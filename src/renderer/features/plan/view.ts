import type { ViewManifest } from '../../manifests/view';
import { type MovesForm, type PlanPlace, planStateOf } from '../../stores/plan-state';

/** The place to go to, and in *Moves* the goal to begin with. */
export interface PlanAsked {
  readonly place: PlanPlace;
  readonly goal?: MovesForm['goal'];
}

/** Moves, sizes, maintenance nights and availability, all worked out on a copy of the lab. */
export const planView: ViewManifest<'plan', PlanAsked> = {
  id: 'plan',
  label: 'Plan',
  keys: ['Mod+3', 'G P'],
  synonyms: ['moves', 'rebalance', 'sizing', 'maintenance', 'runbook', 'availability'],
  load: async () => (await import('./plan-view')).PlanView,
  take: (app, { place, goal }) =>
    planStateOf(app).set((old) => ({
      ...old,
      place,
      moves: goal === undefined ? old.moves : { ...old.moves, goal },
    })),
};
