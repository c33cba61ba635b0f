import type { ViewManifest } from '../../manifests/view';
import { type PlanPlace, planStateOf } from '../../stores/plan-state';

/** Moves, sizes, maintenance nights and availability, all worked out on a copy of the lab. */
export const planView: ViewManifest<'plan', { readonly place: PlanPlace }> = {
  id: 'plan',
  label: 'Plan',
  keys: ['Mod+3', 'G P'],
  synonyms: ['moves', 'rebalance', 'sizing', 'maintenance', 'runbook', 'availability'],
  draw: { load: async () => (await import('./plan-view')).PlanView },
  take: (app, { place }) => planStateOf(app).set((old) => ({ ...old, place })),
};
