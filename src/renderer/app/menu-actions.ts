import type { MenuAction } from '../../shared/actions';
import { isDesktop } from '../host/host';
import { keysOf } from '../keyboard/own-keys';
import { canRun, labelNow } from '../manifests/run-action';
import type { App } from '../stores/app-context';

/** Keys that a menu bar can show as they are. */
const MENU_KEYS = /^Mod\+(Shift\+)?\w$/;

/** What stands in the desktop's menus now. */
export function menuActions(app: App): readonly MenuAction[] {
  return [...app.registry.actions].flatMap(([id, { menu, separated = false }]) =>
    menu === undefined
      ? []
      : {
          id,
          label: labelNow(app, id),
          menu,
          separated,
          keys: keysOf(app, id).find((key) => MENU_KEYS.test(key)) ?? null,
          enabled: canRun(app, id),
        },
  );
}

/** Keeps the desktop's menus in step with what the page can do; a browser has none. */
export function keepMenus(app: App): void {
  let told = '';
  let waiting = false;
  const tell = (): void => {
    waiting = false;
    const actions = menuActions(app);
    const text = JSON.stringify(actions);
    if (text === told) return;
    told = text;
    app.lab.call('shell.offer', { actions }).catch(() => {
      told = '';
    });
  };
  const soon = (): void => {
    if (waiting || !isDesktop(app.host.get())) return;
    waiting = true;
    setTimeout(tell);
  };
  for (const store of [app.host, app.lab, app.screen, app.selection, app.settings])
    store.subscribe(soon);
  soon();
}
