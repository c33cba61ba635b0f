import { formatCount } from '../../../shared/format';

/** The text of a file, or what the file is instead. */
export type Decoded =
  | { readonly ok: true; readonly text: string; readonly notices: readonly string[] }
  | { readonly ok: false; readonly detail: string };

/** Beginnings of files that are no text, and what to do about them. */
const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    what: 'it is a ZIP archive or an Excel workbook; unpack it, or save the sheet as CSV UTF-8',
  },
  { bytes: [0x50, 0x4b, 0x05, 0x06], what: 'it is an empty ZIP archive' },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    what: 'it is an Excel workbook of the old kind (.xls); save the sheet as CSV UTF-8',
  },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'it is a PDF; copy the table out of it as text' },
  { bytes: [0x42, 0x5a, 0x68], what: 'it is packed with bzip2; unpack it first' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], what: 'it is packed with xz; unpack it first' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: 'it is a 7z archive; unpack it first' },
  { bytes: [0x52, 0x61, 0x72, 0x21], what: 'it is a RAR archive; unpack it first' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'it is a picture; text is needed' },
  { bytes: [0xff, 0xd8, 0xff], what: 'it is a picture; text is needed' },
];

/** What a file is that holds no text, told by its first bytes; null where they say nothing. */
export function knownBinary(bytes: Uint8Array): string | null {
  const found = SIGNATURES.find((signature) =>
    signature.bytes.every((byte, offset) => bytes[offset] === byte),
  );
  return found?.what ?? null;
}

/**
 * The text of a file in UTF-8, UTF-16 of either order (each with or without its mark) or, told in a notice,
 * Windows-1252. A DOS end of file and zeros after it are left out. Bytes that are no text are an answer.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { ok: false, detail: 'it is empty' };
  const binary = knownBinary(bytes);
  if (binary !== null) return { ok: false, detail: binary };
  const wide = wideOrder(bytes);
  if (wide === 'utf-32') return { ok: false, detail: 'it is UTF-32 text; save it as UTF-8' };
  const read = wide ? decodeWide(bytes, wide) : decodeNarrow(bytes);
  if (!read.ok) return read;
  const text = withoutEnd(read.text);
  if (text.trim() === '') return { ok: false, detail: 'it is empty' };
  return looksBinary(text) ? NO_TEXT : { ok: true, text, notices: read.notices };
}

const NO_TEXT = { ok: false, detail: 'it is no text: most of it are control characters' } as const;

/** Byte order by mark, else by the zeros that letters of the West have in UTF-16; null for 8-bit text. */
function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-32' | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe)
    return c === 0 && d === 0 && bytes.length >= 8 ? 'utf-32' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32';
  const sample = Math.min(bytes.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let offset = 0; offset < sample; offset += 2) {
    if (bytes[offset] === 0) even++;
    if (bytes[offset + 1] === 0) odd++;
  }
  const pairs = sample / 2;
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.4 && odd < pairs * 0.05) return 'utf-16be';
  return null;
}

function decodeWide(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  const odd = bytes.length % 2 === 1;
  // A half letter at the end is a file that was cut, or a DOS end of file in one byte.
  const whole = odd ? bytes.subarray(0, bytes.length - 1) : bytes;
  const text = new TextDecoder(encoding).decode(whole);
  const cut = odd && bytes.at(-1) !== 0x1a && bytes.at(-1) !== 0x0a && bytes.at(-1) !== 0;
  return {
    ok: true,
    text,
    notices: cut ? ['the text ends in the middle of a letter: the file may have been cut'] : [],
  };
}

function decodeNarrow(bytes: Uint8Array): Decoded {
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notices: [] };
  } catch {
    // No UTF-8: either another encoding, or UTF-8 with damage.
    const { letters, strays } = utf8Census(bytes);
    const zeros = bytes.subarray(0, 65536).filter((byte) => byte === 0).length;
    if (zeros > 0 && strays > bytes.length * 0.1) return NO_TEXT;
    if (letters > strays)
      return {
        ok: true,
        text: new TextDecoder('utf-8').decode(bytes),
        notices: [`${formatCount(strays)} bytes are no UTF-8 and were read as \uFFFD`],
      };
    const text = new TextDecoder('windows-1252').decode(bytes);
    return {
      ok: true,
      text,
      notices: [
        'the text is no UTF-8 and was read as Windows-1252; check the letters beyond A to Z',
      ],
    };
  }
}

/** Whole letters of several bytes, and bytes that are part of none. */
function utf8Census(bytes: Uint8Array): { readonly letters: number; readonly strays: number } {
  let letters = 0;
  let strays = 0;
  for (let offset = 0; offset < bytes.length; offset++) {
    const byte = bytes[offset]!;
    if (byte < 0x80) continue;
    const more = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    let followers = 0;
    while (followers < more && byte < 0xf5 && (bytes[offset + followers + 1]! & 0xc0) === 0x80)
      followers++;
    if (more > 0 && followers === more) {
      letters++;
      offset += more;
    } else strays++;
  }
  return { letters, strays };
}

const END = 0x1a;

/** Without a DOS end of file and the zeros or spaces behind it. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text.charCodeAt(end - 1) === 0 || text.charCodeAt(end - 1) === END)) end--;
  return end === text.length ? text : text.slice(0, end);
}

function looksBinary(text: string): boolean {
  const length = Math.min(text.length, 65536);
  let control = 0;
  for (let offset = 0; offset < length; offset++) {
    const code = text.charCodeAt(offset);
    if (
      code < 0x20 &&
      code !== 0x09 &&
      code !== 0x0a &&
      code !== 0x0d &&
      code !== 0x0c &&
      code !== END
    )
      control++;
  }
  return control > length * 0.1;
}
