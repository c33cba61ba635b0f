import type { ComponentType } from 'react';
import type { Load } from './load';

/** What a dialog gets: what it was asked, and the way out. */
export type DialogProps<Asked = unknown> = Asked & { readonly onClose: () => void };

/**
 * A dialog over the window, declared once by its feature and listed in `app/dialogs.ts`. `showDialog` opens it with
 * its id as `kind` and the fields of `Asked`.
 */
export interface DialogManifest<Id extends string = string, Asked = unknown> {
  readonly id: Id;
  /** Its component; a function that fetches it where people do not type on at once. */
  readonly draw:
    | { readonly component: ComponentType<DialogProps<Asked>> }
    | { readonly load: Load<DialogProps<Asked>> };
}
