import type { DialogManifest } from '../../manifests/dialog';
import type { SpreadGoal } from './spread';

/** What the dialog is opened with. */
export interface EnableUsersAsked {
  readonly tab?: 'count' | 'list' | 'csv';
  /** A bulk-administration file that was dropped or chosen before. */
  readonly file?: File;
}

export interface AssignUsersAsked {
  /** The users; without them what is ticked in the table, or a number of users of a place. */
  readonly users?: readonly string[];
  /** The node, where it is known. */
  readonly to?: string;
  /** Whose users: a node, or `unassigned`; what is ticked in the table does not count then. */
  readonly from?: string;
  /** Over all nodes with room, rather than to one. */
  readonly spread?: SpreadGoal;
}

export interface UnassignUsersAsked {
  /** Whose users; without it what is ticked in the table, or a number of users of a node. */
  readonly node?: string;
}

export const enableUsersDialog: DialogManifest<'enable-users', EnableUsersAsked> = {
  id: 'enable-users',
  load: async () => (await import('./enable/enable-users-dialog')).EnableUsersDialog,
};

export const assignUsersDialog: DialogManifest<'assign-users', AssignUsersAsked> = {
  id: 'assign-users',
  load: async () => (await import('./assign-users-dialog')).AssignUsersDialog,
};

export const unassignUsersDialog: DialogManifest<'unassign-users', UnassignUsersAsked> = {
  id: 'unassign-users',
  load: async () => (await import('./unassign-users-dialog')).UnassignUsersDialog,
};
