import type { LucideIcon } from 'lucide-react';
import type { App } from '../../../stores/app-context';
import { showView } from '../../../stores/navigate';
import type { Selection } from '../../../stores/selection';

/** One line of the palette. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  /** By what it is found, where that is not its label. */
  readonly called?: string;
  /** Smaller, after the label. */
  readonly note?: string;
  /** Other words for it, found and not shown. */
  readonly synonyms?: readonly string[];
  readonly icon: LucideIcon;
  readonly keys?: string | undefined;
  readonly run: () => void;
}

/** Selects something in the workbench, which shows it. */
export function goTo(app: App, selection: Selection): void {
  app.selection.set(selection);
  showView(app, 'workbench');
}
