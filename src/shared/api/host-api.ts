import type { MenuAction } from '../actions';
import type { Anyway, Outcome } from '../outcome';
import type { ExportArgs } from './file-api';

export interface HostInfo {
  readonly kind: 'electron' | 'web';
  readonly platform: 'darwin' | 'win32' | 'linux';
  readonly version: string;
}

/** Commands about the program itself. */
export interface HostApi {
  'host.info': { args: Record<string, never>; result: Outcome<HostInfo> };
  /**
   * Ends a call under way or waiting, by the id it was made with, or without one all long work: it then answers
   * `cancelled` and the lab stays as it was.
   */
  'task.cancel': { args: { readonly id?: string }; result: Outcome<object> };
}

/** Desktop only: dialogs of the system. The page never names a path, except one from the recent list. */
export interface ShellApi {
  /** One more window, with nothing open in it. */
  'shell.newWindow': { args: Record<string, never>; result: Outcome<object> };
  /**
   * Opens a file where it is open already, in this window while nothing is open in it, else in one of its own. With
   * `anyway` the one that was refused here last.
   */
  'shell.open': {
    args: { readonly recent?: string } & Anyway;
    result: Outcome<{ readonly opened: boolean }>;
  };
  'shell.save': { args: { readonly as: boolean }; result: Outcome<{ readonly saved: boolean }> };
  'shell.export': { args: ExportArgs; result: Outcome<{ readonly saved: boolean }> };
  /** What stands in the menu bar now; the page tells it whenever it changes. */
  'shell.offer': { args: { readonly actions: readonly MenuAction[] }; result: Outcome<object> };
}
