// First: it declares the order of the cascade layers.
import './styles/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AppRoot } from './app/app';
import { nameClipped } from './app/clip-titles';
import { followAddress } from './app/follow-address';
import { keepMenus } from './app/menu-actions';
import { REGISTRY } from './app/registry';
import { followTheme } from './app/theme';
import { connect } from './host/transport';
import { setNames } from './said/said';
import { AppContext, createApp } from './stores/app-context';

const app = createApp(connect, usableStorage(), REGISTRY);
followNames();
keepMenus(app);
followTheme(app.settings, document.documentElement);
nameClipped(document);
followAddress(app, window);
createRoot(document.getElementById('root') ?? document.body).render(
  <StrictMode>
    <AppContext value={app}>
      <AppRoot />
    </AppContext>
  </StrictMode>,
);

/** The names of the lab that is shown, before anything of it is drawn. */
function followNames(): void {
  let known: unknown = null;
  app.lab.subscribe(() => {
    const { now, past } = app.lab.get();
    const groups = (past?.view ?? now)?.groups ?? [];
    if (groups === known) return;
    known = groups;
    setNames(
      groups.flatMap(({ name, nodes }) => [
        name,
        ...nodes.flatMap((node) => (node === null ? [] : [node.name])),
      ]),
    );
  });
}

/** The browser's storage, or null where a policy forbids it. */
function usableStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
