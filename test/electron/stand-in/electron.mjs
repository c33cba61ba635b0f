/** What `import 'electron'` means to a program that runs on the stand-in: the parts made for that very run. */
const run = new URL(import.meta.url).searchParams.get('stand-in');
const parts = globalThis[Symbol.for('implab.stand-in')].get(run);

export const {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
} = parts;
