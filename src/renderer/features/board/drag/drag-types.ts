/** What can be dragged over the board, as types of the drag and drop data. Users: see `users-drag.ts`. */

/** A node; the text is its name. */
export const NODE_DRAG = 'application/x-implab-node';
/** A group; the text is its name. */
export const GROUP_DRAG = 'application/x-implab-group';
