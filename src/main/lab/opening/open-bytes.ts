import { formatCount } from '../../../shared/format';
import type { Pause } from '../../../shared/slices';
import type { Scenario } from '../../../shared/step';
import { OverBudget } from '../../engine/budget';
import type { LabFiles } from '../documents/lab-files';
import type { OpenLab } from '../open-lab/open-lab';
import { MAX_ROWS, TooManyRows } from '../open-lab/replay';
import { problem } from '../problem';
import type { LabOrigin } from './open';
import { openScenario, openStored } from './open';
import { overBudget } from './over-budget';
import { openInThread, type Source, type Thread } from './thread';
import { isLight, LIGHT_BYTES, LIGHT_ROWS } from './weight';

/** What opening needs beside the bytes. */
export interface OpeningParts {
  readonly files: LabFiles;
  /** Makes what is called now and then while the work of this label goes on. */
  readonly pause: (label: string) => Pause;
  /** Starts a thread for what takes long; absent: all is done in this one. */
  readonly startThread?: (() => Thread) | undefined;
  /** Hears why a thread could not begin, and the work was done here. */
  readonly log: (line: string) => void;
  /** Called before the work goes to another thread: others may have their turn meanwhile. */
  readonly giveWay?: () => void;
  /** This is a thread of its own: what takes more than it may can be done here all the same. */
  readonly isThread?: true;
}

/** A lab from bytes, or why there is none. */
export type Opened =
  | { readonly ok: true; readonly lab: OpenLab; readonly migratedFrom: number | null }
  | ReturnType<typeof problem>;

/**
 * Opens an `.implab`, a scenario or a report by its content, whatever its name, or steps that were put together here.
 * Nothing of the open lab is touched. What may take long is opened in another thread, where nobody waits for it.
 */
export async function openSource(
  parts: OpeningParts,
  source: Source,
  origin: LabOrigin,
): Promise<Opened> {
  const { startThread, giveWay = () => {} } = parts;
  const here = await openHere(parts, source, origin, startThread !== undefined);
  if (here !== 'heavy') return here;
  giveWay();
  const there = await openInThread(
    startThread!,
    source,
    origin,
    parts.pause(`Opening ${origin.name}`),
  );
  switch (there.kind) {
    case 'opened':
      return { ok: true, lab: there.lab, migratedFrom: there.migratedFrom };
    case 'refused':
      return there.answer;
    case 'no-memory':
      return problem('too-large', {
        name: origin.name,
        detail: 'it takes more memory than implab gives to a lab',
      });
    case 'not-begun':
      parts.log(`No thread to open a lab in, so everybody waits for it: ${there.why}`);
      return openHere(parts, source, origin, false);
  }
}

/** The same all in this thread. @param onlyLight  what may take long is left alone: 'heavy' */
export async function openHere(
  parts: OpeningParts,
  source: Source,
  origin: LabOrigin,
  onlyLight: false,
): Promise<Opened>;
export async function openHere(
  parts: OpeningParts,
  source: Source,
  origin: LabOrigin,
  onlyLight: boolean,
): Promise<Opened | 'heavy'>;
export async function openHere(
  parts: OpeningParts,
  source: Source,
  origin: LabOrigin,
  onlyLight: boolean,
): Promise<Opened | 'heavy'> {
  const { name } = origin;
  const pause = parts.pause(`Opening ${name}`);
  try {
    if (!(source instanceof Uint8Array)) return await scenario(source, origin, pause, onlyLight);
    const { files } = parts;
    const isImplab = files.isImplab(source);
    if (onlyLight && source.length > LIGHT_BYTES[isImplab ? 'implab' : 'text']) return 'heavy';
    if (isImplab) return await stored(files, source, origin, pause, onlyLight);
    const read = scenarioOf(files, source, name);
    return read.ok ? await scenario(read.scenario, origin, pause, onlyLight) : read;
  } catch (error) {
    if (error instanceof OverBudget) return overBudget(error, origin, parts.isThread ?? false);
    if (!(error instanceof TooManyRows)) throw error;
    const detail = `its steps bring in more than ${formatCount(MAX_ROWS)} users`;
    return problem('too-large', { name, detail });
  }
}

async function scenario(
  given: Scenario,
  origin: LabOrigin,
  pause: Pause,
  onlyLight: boolean,
): Promise<Opened | 'heavy'> {
  if (onlyLight && !isLight(given.steps)) return 'heavy';
  return { ok: true, lab: await openScenario(given, origin, pause), migratedFrom: null };
}

async function stored(
  files: LabFiles,
  bytes: Uint8Array,
  origin: LabOrigin,
  pause: Pause,
  onlyLight: boolean,
): Promise<Opened | 'heavy'> {
  const { name } = origin;
  const read = onlyLight
    ? await files.openSmallImplab(bytes, LIGHT_ROWS)
    : await files.openImplab(bytes);
  if (read === null) return 'heavy';
  if (!read.ok) return problem(read.failure.code, { name, detail: read.failure.detail });
  const { store, migratedFrom } = read;
  let lab: OpenLab | null = null;
  try {
    if (onlyLight && !isLight(store.stored.record.journal.map(({ step }) => step))) return 'heavy';
    lab = await openStored(store, origin, pause);
    return { ok: true, lab, migratedFrom };
  } finally {
    if (lab === null) store.close();
  }
}

/** The steps of a scenario file or report, or why it is none. */
function scenarioOf(files: LabFiles, bytes: Uint8Array, name: string) {
  const text = files.scenarioOfReport(bytes) ?? bytes;
  const read = files.parseScenario(text);
  if (read.ok) return read;
  // Where the fault has a place, the file was meant as a scenario whatever it begins with.
  const isMeant = read.place !== '' || typeof text === 'string' || beginsLikeJson(text);
  if (!isMeant && !/unpack/.test(read.message)) return problem('not-a-lab', { name });
  return problem('not-a-scenario', {
    name,
    place: read.place,
    detail: [read.message, ...read.more].join('; '),
  });
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
