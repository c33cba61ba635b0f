import { formatCount } from '../../shared/format';
import type { LabFiles } from './lab-files';
import type { Came, Pause } from './open';
import { openScenario, openStored } from './open';
import { MOST_ROWS, type OpenLab, TooManyRows } from './open-lab';
import { problem } from './problem';

/** What opening needs beside the bytes. */
export interface OpeningParts {
  readonly files: LabFiles;
  /** Makes what is called now and then while the work of this label goes on. */
  readonly pause: (label: string) => Pause;
}

/** A lab from bytes, or why there is none. */
export type Opened =
  | { readonly ok: true; readonly lab: OpenLab; readonly migratedFrom: number | null }
  | ReturnType<typeof problem>;

/**
 * Opens an `.implab`, a scenario or a report by its content, whatever its name. Nothing of the open lab
 * is touched.
 */
export async function openBytes(
  parts: OpeningParts,
  bytes: Uint8Array,
  came: Came,
): Promise<Opened> {
  try {
    return await openAny(parts, bytes, came);
  } catch (error) {
    if (!(error instanceof TooManyRows)) throw error;
    const detail = `its steps bring in more than ${formatCount(MOST_ROWS)} users`;
    return problem('too-large', { name: came.name, detail });
  }
}

async function openAny(parts: OpeningParts, bytes: Uint8Array, came: Came): Promise<Opened> {
  const { files } = parts;
  const { name } = came;
  const pause = parts.pause(`Opening ${name}`);
  if (files.isImplab(bytes)) {
    const read = await files.openImplab(bytes);
    if (!read.ok) return problem(read.failure.code, { name, detail: read.failure.detail });
    try {
      const lab = await openStored(read.store, came, pause);
      return { ok: true, lab, migratedFrom: read.migratedFrom };
    } catch (error) {
      read.store.close();
      throw error;
    }
  }
  const text = files.scenarioOfReport(bytes) ?? bytes;
  const read = files.parseScenario(text);
  if (!read.ok) {
    // Where the fault has a place, the file was meant as a scenario whatever it begins with.
    const isMeant = read.place !== '' || typeof text === 'string' || beginsLikeJson(text);
    if (!isMeant && !/unpack/.test(read.message)) return problem('not-a-lab', { name });
    return problem('not-a-scenario', {
      name,
      place: read.place,
      detail: [read.message, ...read.more].join('; '),
    });
  }
  return { ok: true, lab: await openScenario(read.scenario, came, pause), migratedFrom: null };
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;
const WHITE_SPACE: ReadonlySet<number | undefined> = new Set([0x20, 0x09, 0x0a, 0x0d]);
const BRACE = 0x7b;

function beginsLikeJson(bytes: Uint8Array): boolean {
  let offset = BYTE_ORDER_MARK.every((byte, i) => bytes[i] === byte) ? BYTE_ORDER_MARK.length : 0;
  while (WHITE_SPACE.has(bytes[offset])) offset++;
  return bytes[offset] === BRACE;
}

const KNOWN_ENDS = /\.(?:implab~?|json|html?)$/i;

/** The name of a file as people say it: without folder and ending. */
export function labName(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  return name.replace(KNOWN_ENDS, '') || name;
}
