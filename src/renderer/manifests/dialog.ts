import type { Load } from './load';

/** What a dialog gets: what it was asked, and the way out. */
export type DialogProps<Asked = unknown> = Asked & { readonly onClose: () => void };

/**
 * A dialog over the window, declared once by its feature and listed in `app/dialogs.ts`. `showDialog` opens it with
 * its id as `kind` and the fields of `Asked`.
 */
export interface DialogManifest<Id extends string = string, Asked = unknown> {
  readonly id: Id;
  /** Fetched once the first screen stands, since people type on at once. */
  readonly soon?: true;
  readonly load: Load<DialogProps<Asked>>;
}
