import { printable } from '../files/place';
import { isSameFile, saveFile } from './save-file';

/** Writes an answer to OUT, which must not be the FILE that it was made from. Why not, or null. */
export async function saveAnswer(
  file: string,
  out: string,
  text: () => string,
): Promise<string | null> {
  if (isSameFile(file, out)) return `${printable(out)}: FILE and OUT are the same file`;
  return saveFile(out, new TextEncoder().encode(text()));
}
