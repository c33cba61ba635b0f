import type { RefObject } from 'react';
import type { App } from '../stores/app-context';
import type { Load } from './load';

/** What the body of a dock tab gets. */
export interface DockTabProps {
  readonly show: 'chart' | 'table';
  /** For the element in which the tab's tools find its drawings. */
  readonly tab: RefObject<HTMLDivElement | null>;
}

/** What the tools of a dock tab get. */
export interface DockToolsProps {
  readonly tab: RefObject<HTMLElement | null>;
  /** The drawings are shown, not the tables. */
  readonly drawn: boolean;
}

/** A figure beside the label of a tab. */
export interface DockBadge {
  readonly text: string;
  /** It counts something bad. */
  readonly bad: boolean;
}

/**
 * A tab of the dock, declared once by its feature and listed in `app/dock-tabs.ts`.
 *
 * `Asked`: what others can ask it to show, see `openDock`.
 */
export interface DockTabManifest<Id extends string = string, Asked = never> {
  readonly id: Id;
  readonly label: string;
  readonly synonyms?: readonly string[];
  readonly load: Load<DockTabProps>;
  /** It draws figures, which can be shown as tables too. */
  readonly figures?: boolean;
  /** Buttons in the head of the dock. */
  readonly tools?: Load<DockToolsProps>;
  /** Takes the place of the whole workbench when the tab is enlarged; absent: the tab grows in its place. */
  readonly enlarged?: Load<object>;
  /** A hook: the figure beside the label, or null. */
  readonly useBadge?: () => DockBadge | null;
  /** Notes what it is asked to show, before it is shown. */
  readonly take?: (app: App, asked: Asked) => void;
}
