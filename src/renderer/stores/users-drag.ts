import { createStore } from './store';

/** Type of a drag of users in the data transfer; its data is how many, as text. */
export const USERS_DRAG = 'application/x-implab-users';

/** Users on their way to a node's card. */
export interface DraggedUsers {
  readonly count: number;
  /** Assigns them to the node, as one undoable command. */
  readonly assign: (node: string) => void;
}

/** The users that are dragged now, or null. A card that takes a drop of `USERS_DRAG` calls `assign` with its node. */
export const draggedUsers = createStore<DraggedUsers | null>(null);
