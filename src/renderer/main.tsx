// First: it declares the order of the cascade layers.
import './app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AppRoot } from './app';
import { AppContext, createApp } from './app-context';
import { nameClipped } from './clip-titles';
import { followTheme } from './theme';
import { connect } from './transport';

const app = createApp(connect, usableStorage());
followTheme(app.settings, document.documentElement);
nameClipped(document);
createRoot(document.getElementById('root') ?? document.body).render(
  <StrictMode>
    <AppContext value={app}>
      <AppRoot />
    </AppContext>
  </StrictMode>,
);

/** The browser's storage, or null where a policy forbids it. */
function usableStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
