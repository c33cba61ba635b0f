import type { WindowClass } from '../hooks/use-window-class';
import type { App } from '../stores/app-context';
import type { Load } from './load';

/** What a view gets. */
export interface ViewProps {
  readonly windowClass: WindowClass;
}

/**
 * A way to look at the lab, declared once by its feature and listed in `app/views.ts`. The title bar, the keys, the
 * palette and the menus follow from it. A view draws its context bar and its body; its state is kept beside it.
 *
 * `Asked`: what others can ask it to show, see `showView`.
 */
export interface ViewManifest<Id extends string = string, Asked = never> {
  readonly id: Id;
  /** As in the title bar. */
  readonly label: string;
  /** Keys as in `Action`, the first one shown. */
  readonly keys: readonly [`Mod+${number}`, `G ${string}`];
  /** Other words for it that people type into the palette. */
  readonly synonyms?: readonly string[];
  /** It shows without an open lab, too. */
  readonly withoutLab?: true;
  /** Fetched once the first screen stands, so that nobody waits for it later. */
  readonly soon?: true;
  readonly load: Load<ViewProps>;
  /** Notes what it is asked to show, before it is shown. */
  readonly take?: (app: App, asked: Asked) => void;
}
