import { basename, dirname, extname, join } from 'node:path';
import type { BrowserWindow, Dialog, FileFilter } from 'electron';
import { brief } from '../../shared/printable';
import type { SettingsFile } from './settings';

const LABS: FileFilter = { name: 'Labs', extensions: ['implab', 'json', 'html'] };

/** Words of the file kinds in dialogs, by extension. */
const KINDS: Readonly<Record<string, string>> = {
  '.implab': 'implab lab',
  '.json': 'Scenario',
  '.csv': 'Comma-separated values',
  '.html': 'Report',
  '.pdf': 'PDF',
};

/** The system's file dialogs, attached to the window; they start in the folder of the last one. */
export interface FileDialogs {
  /** The chosen file, or null. */
  readonly open: () => Promise<string | null>;
  /**
   * Where to write, with one of the extensions, or null.
   *
   * @param name        proposed, without folder
   * @param extensions  with the dot, the usual one first
   */
  readonly save: (name: string, extensions: readonly string[]) => Promise<string | null>;
}

/**
 * @param documents  folder for the very first dialog
 * @param exists     whether a file is there
 */
export function createFileDialogs(
  window: BrowserWindow,
  dialog: Dialog,
  settings: SettingsFile,
  documents: string,
  exists: (path: string) => boolean,
): FileDialogs {
  const folder = (): string => settings.get().folder ?? documents;
  const remember = (path: string): string => {
    settings.set({ folder: dirname(path) });
    return path;
  };
  return {
    async open() {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        defaultPath: folder(),
        filters: [LABS, { name: 'All files', extensions: ['*'] }],
        properties: ['openFile'],
      });
      const [path] = filePaths;
      return canceled || path === undefined ? null : remember(path);
    },

    async save(name, extensions) {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: join(folder(), name),
        filters: extensions.map((extension) => ({
          name: KINDS[extension] ?? extension,
          extensions: [extension.slice(1)],
        })),
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      if (canceled || filePath === '') return null;
      const path = withExtension(filePath, extensions);
      // The system asked about the name that was typed; with an extension added it is another file.
      if (path !== filePath && exists(path) && !(await mayReplace(window, dialog, path)))
        return null;
      return remember(path);
    },
  };
}

/** The path with one of the extensions; not every system adds it. */
function withExtension(path: string, extensions: readonly string[]): string {
  const [usual = ''] = extensions;
  return extensions.includes(extname(path).toLowerCase()) ? path : `${path}${usual}`;
}

async function mayReplace(window: BrowserWindow, dialog: Dialog, path: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: `${brief(basename(path), 100)} is there already`,
    detail: 'Its contents would be replaced.',
    buttons: ['Replace', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
