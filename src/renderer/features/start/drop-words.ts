/** Two files at once were dropped. */
export const TWO_DROPPED = 'Nothing was opened. Drop one file at a time.';

/**
 * What dropping files would do, before their names are known.
 *
 * @param types  the kind of each file as the system tells it, empty where it does not know
 * @param open   a lab is open
 */
export function dropWords(
  types: readonly string[],
  open: boolean,
): { readonly words: string; readonly refused: boolean } {
  if (types.length > 1) {
    return { words: `Drop one file at a time, not ${types.length}`, refused: true };
  }
  const [type = ''] = types;
  if (type.includes('csv') || type === 'application/vnd.ms-excel') {
    return {
      words: open ? 'Drop it to import its users' : 'Drop it to import its users into a new lab',
      refused: false,
    };
  }
  if (type === 'application/json' || type === 'text/html') {
    return { words: 'Drop it to open the lab, scenario or lesson', refused: false };
  }
  if (/gzip|zip|tar/.test(type)) {
    return { words: 'Drop it to read the cluster export', refused: false };
  }
  return {
    words: 'Drop a lab, a scenario or a lesson to open it, or users or a cluster export to import',
    refused: false,
  };
}
