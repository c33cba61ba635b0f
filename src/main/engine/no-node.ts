/** Value in the columns `home` and `server` for "no node". */
export const NO_NODE = 255;
