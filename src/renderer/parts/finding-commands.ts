import { BookOpen, Eye, Wrench } from 'lucide-react';
import type { FindingView } from '../../shared/finding';
import type { App } from '../stores/app-context';
import { showInspector } from '../stores/navigate';
import type { MenuEntry } from '../ui/menu';
import { linkEntry } from './links';

/** What can be done about a finding, for its context menu. */
export function findingMenu(
  app: App,
  { code, at, fixes, sources, basis }: FindingView,
): readonly (readonly MenuEntry[])[] {
  return [
    app.lab.get().past === null
      ? fixes.map((fix) => ({
          key: `fix ${fix.label}`,
          label: fix.label,
          icon: Wrench,
          onAction: () => void app.lab.run(fix.steps, 'findings'),
        }))
      : [],
    [
      {
        key: 'show',
        label: 'Show in the inspector',
        icon: Eye,
        onAction: () => {
          app.selection.set({ kind: 'finding', code, at });
          showInspector(app.screen);
        },
      },
      {
        key: 'grounds',
        label: `What ${code} rests on`,
        icon: BookOpen,
        onAction: () => app.screen.set((old) => ({ ...old, glossary: { sources, code, basis } })),
      },
      linkEntry(app, { kind: 'finding', code, at }),
    ],
  ];
}
