import type { Action } from '../../manifests/action';
import { labOf } from './facts';

/** The way back and on. */
export const EDIT_ACTIONS = {
  'history.undo': {
    label: 'Undo',
    labelNow: (app) => withStep('Undo', labOf(app)?.undo ?? null),
    menu: 'edit',
    keys: ['Mod+Z'],
    when: (app) => labOf(app)?.undo != null && !app.screen.get().start,
    run: (app) => void app.lab.undo(),
  },
  'history.redo': {
    label: 'Redo',
    labelNow: (app) => withStep('Redo', labOf(app)?.redo ?? null),
    menu: 'edit',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    when: (app) => labOf(app)?.redo != null && !app.screen.get().start,
    run: (app) => void app.lab.redo(),
  },
} as const satisfies Readonly<Record<string, Action>>;

function withStep(verb: string, step: string | null): string {
  return step === null ? verb : `${verb} ${step}`;
}
