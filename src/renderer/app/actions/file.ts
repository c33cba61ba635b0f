import { isDesktop } from '../../host/host';
import type { Action } from '../../manifests/action';
import { importUsers, newLab, openLab, openWindow, saveLab } from '../../parts/file-actions';
import { showDialog } from '../../stores/screen';
import { hasLab } from './facts';

/** The lab as a file. */
export const FILE_ACTIONS = {
  'file.new': { label: 'New lab…', menu: 'file', keys: ['Mod+N'], run: newLab },
  'file.open': { label: 'Open…', menu: 'file', keys: ['Mod+O'], run: (app) => void openLab(app) },
  'file.newWindow': {
    label: 'New window',
    labelNow: (app) => (isDesktop(app.host.get()) ? 'New window' : 'New tab'),
    synonyms: ['new tab', 'new window', 'second lab', 'open beside'],
    menu: 'file',
    // A browser keeps the other keys for itself.
    keys: ['G N', 'Mod+Shift+N'],
    run: openWindow,
  },
  'file.start': {
    label: 'Start screen',
    menu: 'file',
    when: (app) => hasLab(app) && !app.screen.get().start,
    run: (app) => app.screen.set((old) => ({ ...old, start: true, begin: 'start' })),
  },
  'file.save': {
    label: 'Save',
    menu: 'file',
    separated: true,
    keys: ['Mod+S'],
    when: hasLab,
    run: (app) => void saveLab(app, false),
  },
  'file.saveAs': {
    label: 'Save as…',
    menu: 'file',
    keys: ['Mod+Shift+S'],
    when: hasLab,
    run: (app) => void saveLab(app, true),
  },
  'file.importUsers': {
    label: 'Import users…',
    synonyms: ['csv', 'bulk administration'],
    menu: 'file',
    separated: true,
    run: (app) => void importUsers(app),
  },
  'file.exportScenario': {
    label: 'Export as scenario…',
    menu: 'file',
    when: hasLab,
    run: (app) => showDialog(app.screen, { kind: 'export', what: 'scenario' }),
  },
  'file.exportReport': {
    label: 'Export report…',
    synonyms: ['print', 'html'],
    menu: 'file',
    when: hasLab,
    run: (app) => showDialog(app.screen, { kind: 'export', what: 'report' }),
  },
  'file.export': {
    label: 'Export…',
    menu: 'file',
    keys: ['Mod+E'],
    when: hasLab,
    run: (app) => showDialog(app.screen, { kind: 'export' }),
  },
} as const satisfies Readonly<Record<string, Action>>;
