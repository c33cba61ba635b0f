import type { ActionMenu } from '../../shared/actions';
import type { App } from '../stores/app-context';

/**
 * One thing a person can ask for, declared once (`app/actions`). The native menu, the palette, the shortcut sheet
 * and the key handler follow from it.
 */
export interface Action {
  /** Sentence case; an ellipsis only where something is asked first. */
  readonly label: string;
  /** The label with what it would do now: "Undo Fail imp1". */
  readonly labelNow?: (app: App) => string;
  /** Other words for it that people type into the palette. */
  readonly synonyms?: readonly string[];
  /** Where it stands in the menu bar; absent: it is in the palette only. */
  readonly menu?: ActionMenu;
  /** Start a new block of the menu before this one. */
  readonly separated?: boolean;
  /**
   * Keys, the first one shown. `Mod` is Command on macOS and Ctrl elsewhere. Keys without `Mod` work only outside
   * fields and are never accelerators of the native menu.
   */
  readonly keys?: readonly string[];
  /** Whether it can be done now; absent: always. */
  readonly when?: (app: App) => boolean;
  readonly run: (app: App) => void;
}
