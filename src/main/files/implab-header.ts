/** What the first hundred bytes of an SQLite file say (sqlite.org/fileformat, "The Database Header"). */
export interface SqliteHeader {
  readonly applicationId: number;
  /** `PRAGMA user_version`. */
  readonly version: number;
  /** Size of the whole file. */
  readonly bytes: number;
  /** Tables, indexes, views and triggers; infinite when they need more than one page. */
  readonly objects: number;
}

const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;
/** An SQLite file is at least one page of the smallest size. */
const LEAST_BYTES = 512;
const LEAF_PAGE = 0x0d;

/** The bytes begin like an SQLite file. */
export function isSqlite(bytes: Uint8Array): boolean {
  return (
    bytes.length >= MAGIC.length &&
    [...MAGIC].every((letter, index) => bytes[index] === letter.charCodeAt(0))
  );
}

/** Reads the header without SQLite, so that nothing of a stranger's file is looked at before it is known; null: no SQLite file. */
export function readHeader(bytes: Uint8Array): SqliteHeader | null {
  if (!isSqlite(bytes) || bytes.length < LEAST_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pageSize = view.getUint16(16) === 1 ? 65_536 : view.getUint16(16);
  return {
    applicationId: view.getInt32(68),
    version: view.getInt32(60),
    bytes: pageSize * view.getUint32(28),
    objects:
      view.getUint8(HEADER_BYTES) === LEAF_PAGE
        ? view.getUint16(HEADER_BYTES + 3)
        : Number.POSITIVE_INFINITY,
  };
}
