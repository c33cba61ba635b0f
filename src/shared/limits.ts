/** Bounds of the wire format. Source: docs/scenario-format.md, "File" and "Names". */

/** Most users a lab holds; one more is refused `LIMIT`. */
export const MAX_USERS = 10_000_000;
/** Most nodes a lab holds; one more is refused `LIMIT`. */
export const MAX_NODES = 250;
/** Most groups a lab holds at a time: four for each node it may have. One more is refused `LIMIT`. */
export const MAX_GROUPS = 1_000;
/** Most snapshots a lab holds at a time; one more is refused `LIMIT`. */
export const MAX_SNAPSHOTS = 1_000;
/** Most steps a scenario holds; one more breaks the format. */
export const MAX_STEPS = 100_000;
/** Largest `count` and `devices`. */
export const MAX_COUNT = 10_000_000;
/** Largest `capacity` of a node, in users. */
export const MAX_CAPACITY = 1_000_000;
/** Largest span of time on the wire, in seconds. */
export const MAX_SECONDS = 1_000_000_000;
/** Longest name of a user, node or group, in characters. */
export const MAX_NAME = 128;
/** Most branches of a lab, the main one included. */
export const MAX_BRANCHES = 100;
