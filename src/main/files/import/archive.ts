import { promisify } from 'node:util';
import { gunzip as gunzipLater } from 'node:zlib';
import { formatCount } from '../../../shared/format';

/** A file out of an archive, or the one that was given. */
export interface Member {
  /** `enduser.csv in export.tar`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type Unpacked =
  | { readonly ok: true; readonly members: readonly Member[]; readonly notices: readonly string[] }
  | { readonly ok: false; readonly detail: string };

/** Most that an archive may hold when it is unpacked, in bytes. A CUCM export of 75,000 users has about 60 MB. */
const MAX_UNPACKED = 200_000_000;
const MAX_MEMBERS = 1000;
const BLOCK = 512;

/**
 * Unpacks gzip and tar, told by content; anything else is its own one member. Nothing is unpacked twice over. A short file may
 * hold very much, so that gzip is undone beside all other work.
 */
export async function unpack(name: string, bytes: Uint8Array): Promise<Unpacked> {
  if (!isGzip(bytes))
    return isTar(bytes)
      ? untar(name, bytes)
      : { ok: true, members: [{ name, bytes }], notices: [] };
  const inner = await gunzip(bytes);
  if (typeof inner === 'string') return { ok: false, detail: inner };
  if (isTar(inner)) return untar(name, inner);
  if (isGzip(inner)) return { ok: false, detail: 'it is packed with gzip twice; unpack it first' };
  return { ok: true, members: [{ name, bytes: inner }], notices: [] };
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function gunzip(bytes: Uint8Array): Promise<Uint8Array | string> {
  try {
    return await promisify(gunzipLater)(bytes, { maxOutputLength: MAX_UNPACKED });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE')
      return `it is packed with gzip and holds more than ${formatCount(MAX_UNPACKED / 1_000_000)} MB`;
    if (code === 'Z_BUF_ERROR') return 'it is packed with gzip and ends too early';
    if (code?.startsWith('Z_')) return 'it is packed with gzip and damaged';
    throw error;
  }
}

/** A tar begins with a header whose checksum holds, of whatever age. */
function isTar(bytes: Uint8Array): boolean {
  return bytes.length >= BLOCK && bytes[0] !== 0 && checksumHolds(bytes.subarray(0, BLOCK));
}

function checksumHolds(header: Uint8Array): boolean {
  const stated = octal(header.subarray(148, 156));
  if (stated === null) return false;
  let sum = 0;
  for (let offset = 0; offset < BLOCK; offset++)
    sum += offset >= 148 && offset < 156 ? 0x20 : header[offset]!;
  return sum === stated;
}

/** The files of a tar. What is no plain file is left out; a header that is broken or a file that is cut ends it. */
function untar(archive: string, bytes: Uint8Array): Unpacked {
  const members: Member[] = [];
  const notices: string[] = [];
  let longName: string | null = null;
  let hasEnd = false;
  for (let offset = 0; offset < bytes.length; ) {
    if (offset + BLOCK > bytes.length) return TAR_CUT;
    const header = bytes.subarray(offset, offset + BLOCK);
    if (header.every((byte) => byte === 0)) {
      hasEnd = true;
      break;
    }
    const size = sizeOf(header);
    if (!checksumHolds(header) || size === null)
      return { ok: false, detail: `its tar is damaged after ${formatCount(members.length)} files` };
    const from = offset + BLOCK;
    if (from + size > bytes.length)
      return { ok: false, detail: `its tar ends too early, within ${nameOf(header)}` };
    const content = bytes.subarray(from, from + size);
    const type = String.fromCharCode(header[156]!);
    if (type === 'L') longName = cText(content);
    else if (type === 'x') longName = paxPath(content) ?? longName;
    else {
      const inside = longName ?? nameOf(header);
      longName = null;
      if (type === '0' || type === '\0' || type === '7')
        members.push({ name: `${inside} in ${archive}`, bytes: content });
      else if (type !== '5' && type !== 'g')
        notices.push(`${inside} is a link or a device and was left out`);
    }
    if (members.length > MAX_MEMBERS)
      return { ok: false, detail: `its tar holds more than ${formatCount(MAX_MEMBERS)} files` };
    offset = from + Math.ceil(size / BLOCK) * BLOCK;
  }
  if (!hasEnd) notices.push('the archive has no end mark: it may have been cut between two files');
  return members.length === 0
    ? { ok: false, detail: 'it is a tar archive without files' }
    : { ok: true, members, notices };
}

const TAR_CUT = { ok: false, detail: 'its tar ends too early' } as const;

function nameOf(header: Uint8Array): string {
  const name = cText(header.subarray(0, 100));
  const isPosix = cText(header.subarray(257, 262)) === 'ustar';
  const prefix = isPosix ? cText(header.subarray(345, 500)) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** Octal digits, or binary with the highest bit set, as GNU writes large sizes. */
function sizeOf(header: Uint8Array): number | null {
  const field = header.subarray(124, 136);
  if ((field[0]! & 0x80) === 0) return octal(field);
  let size = field[0]! & 0x7f;
  for (const byte of field.subarray(1)) size = size * 256 + byte;
  return Number.isSafeInteger(size) ? size : null;
}

function octal(field: Uint8Array): number | null {
  const digits = cText(field).trim();
  return /^[0-7]{1,12}$/.test(digits) ? Number.parseInt(digits, 8) : null;
}

function cText(field: Uint8Array): string {
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

/** The `path` of a POSIX extended header. */
function paxPath(content: Uint8Array): string | null {
  const text = new TextDecoder().decode(content.subarray(0, 65536));
  return /(?:^|\n)\d+ path=([^\n]*)/.exec(text)?.[1] ?? null;
}
