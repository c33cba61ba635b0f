import { type Fault, JsonFault, JsonSource } from './json-source';
import type { Path } from './place';

/** What is wrong with a JSON text, and where: a path, or line and column for what is no JSON at all. */
export interface JsonProblem {
  readonly place: string;
  readonly message: string;
  /** What else is wrong behind it, each with its place: `steps[7].do: is missing`. At most 100 are told. */
  readonly more: readonly string[];
}

/**
 * Pulls values out of a JSON text, one after another. Stricter than `JSON.parse`, as RFC 7493 (I-JSON)
 * asks: no field twice in an object, no lone surrogate in a text; and every number is a whole one, but in
 * the fields that hold a part of a whole. `__proto__` is a field like any other.
 */
export interface JsonReader {
  /** Reads an object. `member` is called for each field and must read its value. */
  object(member: (key: string) => void): void;
  /** Reads a list. `item` is called for each position and must read its value. */
  list(item: (index: number) => void): void;
  /** Reads whatever comes next. */
  value(): unknown;
  /** The next value is an object, a list or something else. */
  next(): 'object' | 'list' | 'other';
  /** Tells what is wrong and goes on: a file with three faults is mended once. `path` as in `fail`. */
  report(path: Path, message: string): void;
  /** Gives up: the text is not what was asked for. `path` is relative to the value being read. */
  fail(path: Path, message: string): never;
}

/**
 * Reads a whole JSON text with a reader.
 *
 * @param read  must read exactly one value
 */
export function readJson<T>(
  text: string,
  read: (reader: JsonReader) => T,
): { readonly ok: true; readonly value: T } | ({ readonly ok: false } & JsonProblem) {
  const source = new JsonSource(text);
  try {
    const value = read(source);
    source.end();
    const [first, ...rest] = source.reported;
    return first ? problemOf(first, rest) : { ok: true, value };
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    const [first, ...rest] = [...source.reported, { place: error.place, message: error.message }];
    return problemOf(first!, rest);
  }
}

function problemOf(first: Fault, rest: readonly Fault[]): { readonly ok: false } & JsonProblem {
  const more = rest.map(({ place, message }) => (place === '' ? message : `${place}: ${message}`));
  return { ok: false, ...first, more };
}
