import { fieldsOfKind } from '../../shared/steps';
import type { JsonProblem, JsonReader } from './json-reader';
import { type Path, placeText } from './place';

/** Deepest nesting that is read; a scenario needs five levels. */
const MAX_DEPTH = 64;
/** Longest list that is read: a user more than a lab holds can still be told apart from a full one. */
const MAX_ITEMS = 10_000_001;
/** Faults that are told; a file with more is wrong as a whole. */
const MAX_FAULTS = 100;

/** One thing that is wrong, and where. */
export type Fault = Pick<JsonProblem, 'place' | 'message'>;

/** Leaves the depths of a reading; caught by `readJson`. */
export class JsonFault extends Error {
  readonly place: string;

  constructor(place: string, message: string) {
    super(message);
    this.place = place;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LONE_SURROGATE = /\p{Cs}/u;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const DIGITS = /^-?\d+$/;
/** Letters that stand alone after a backslash. */
const SIMPLE_ESCAPES = '"\\/bfnrt';
const HEX = /^[0-9a-fA-F]{4}$/;
const WORDS = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;

/** A JSON text and how far it was read. */
export class JsonSource implements JsonReader {
  private readonly text: string;
  private offset = 0;
  /** Fields and positions from the root to the value being read. */
  private readonly path: (string | number)[] = [];
  /** What was reported, from the first. */
  readonly reported: Fault[] = [];

  constructor(text: string) {
    this.text = text;
  }

  object(member: (key: string) => void): void {
    const seen = new Set<string>();
    this.members((key) => {
      if (seen.has(key)) this.fail([], 'the field is given twice');
      seen.add(key);
      member(key);
    });
  }

  list(item: (index: number) => void): void {
    this.open('[');
    const depth = this.path.length;
    if (this.take(']')) return;
    for (let index = 0; ; index++) {
      this.path[depth] = index;
      if (index === MAX_ITEMS) this.fail([], 'the list is too long');
      if (index > 0 && this.nextCode() === 0x5d) this.trailingComma(']');
      item(index);
      if (!this.take(',')) break;
    }
    this.path.length = depth;
    if (!this.take(']')) this.syntax('a comma or ] must follow');
  }

  value(): unknown {
    switch (this.nextCode()) {
      case 0x7b:
        return this.objectValue();
      case 0x5b: {
        const items: unknown[] = [];
        this.list(() => items.push(this.value()));
        return items;
      }
      case QUOTE:
        return this.string();
      default:
        return this.scalar();
    }
  }

  next(): 'object' | 'list' | 'other' {
    const code = this.nextCode();
    return code === 0x7b ? 'object' : code === 0x5b ? 'list' : 'other';
  }

  report(path: Path, message: string): void {
    const fault = { place: placeText([...this.path, ...path]), message };
    if (this.reported.length === MAX_FAULTS) throw new JsonFault(fault.place, fault.message);
    this.reported.push(fault);
  }

  fail(path: Path, message: string): never {
    throw new JsonFault(placeText([...this.path, ...path]), message);
  }

  /** Nothing but white space may follow. */
  end(): void {
    if (this.nextCode() !== undefined) this.syntax('nothing may follow the end of the object');
  }

  private objectValue(): unknown {
    const fields: Record<string, unknown> = {};
    this.members((key) => {
      if (Object.hasOwn(fields, key)) this.fail([], 'the field is given twice');
      const value = this.value();
      // Assigned, `__proto__` would set the prototype instead of a field.
      if (key === '__proto__') Object.defineProperty(fields, key, { ...OWN_FIELD, value });
      else fields[key] = value;
    });
    return fields;
  }

  private members(member: (key: string) => void): void {
    this.open('{');
    const depth = this.path.length;
    if (this.take('}')) return;
    do {
      if (this.nextCode() === 0x7d) this.trailingComma('}');
      if (this.nextCode() !== QUOTE) this.syntax('a field name in double quotes must stand here');
      const key = this.string();
      if (!this.take(':')) this.syntax('a colon must follow the field name');
      this.path[depth] = key;
      member(key);
    } while (this.take(','));
    this.path.length = depth;
    if (!this.take('}')) this.syntax('a comma or } must follow');
  }

  private open(bracket: '{' | '['): void {
    if (this.path.length >= MAX_DEPTH) this.syntax(`nested deeper than ${MAX_DEPTH} levels`);
    if (!this.take(bracket)) this.syntax(`${bracket} must stand here`);
  }

  private scalar(): unknown {
    for (const [word, value] of WORDS)
      if (this.text.startsWith(word, this.offset)) {
        this.offset += word.length;
        return value;
      }
    return this.number();
  }

  private number(): number {
    NUMBER.lastIndex = this.offset;
    const digits = NUMBER.exec(this.text)?.[0];
    if (digits === undefined)
      this.syntax(
        this.offset >= this.text.length
          ? 'the text ends too early'
          : 'a JSON value must stand here',
      );
    this.offset += digits.length;
    const value = Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, Number(digits)));
    if (FRACTIONS.has(String(this.path.at(-1)))) return value + 0;
    if (!(DIGITS.test(digits) || isWhole(digits)))
      this.fail([], `must be a whole number, not ${digits.slice(0, 40)}`);
    // -0 is 0.
    return value + 0;
  }

  private string(): string {
    const { text } = this;
    const start = this.offset + 1;
    let offset = start;
    let plain = true;
    for (;;) {
      const code = text.charCodeAt(offset);
      if (code === QUOTE) break;
      if (code === BACKSLASH) return this.escapedString(start, offset);
      if (code < 0x20)
        this.syntax('a control character in a text must be written as \\u00..', offset);
      if (code >= 0xd800) plain = false;
      // charCodeAt gives NaN past the end.
      if (Number.isNaN(code)) this.syntax('the text ends inside a quoted text', offset);
      offset++;
    }
    this.offset = offset + 1;
    const value = text.slice(start, offset);
    if (!plain) this.refuseLoneSurrogate(value, start);
    return value;
  }

  /** Checks a text with escapes to its end; what the escapes stand for is then the platform's to say. */
  private escapedString(start: number, firstEscape: number): string {
    let offset = firstEscape;
    for (;;) {
      const code = this.text.charCodeAt(offset);
      if (code === QUOTE) break;
      if (Number.isNaN(code)) this.syntax('the text ends inside a quoted text', offset);
      if (code < 0x20)
        this.syntax('a control character in a text must be written as \\u00..', offset);
      offset += code === BACKSLASH ? this.escapeLength(offset) : 1;
    }
    this.offset = offset + 1;
    const value: string = JSON.parse(this.text.slice(start - 1, this.offset));
    this.refuseLoneSurrogate(value, start);
    return value;
  }

  private escapeLength(offset: number): number {
    const letter = this.text.charAt(offset + 1);
    if (letter !== '' && SIMPLE_ESCAPES.includes(letter)) return 2;
    if (letter !== 'u' || !HEX.test(this.text.slice(offset + 2, offset + 6)))
      this.syntax('no escape that JSON knows', offset);
    return 6;
  }

  private refuseLoneSurrogate(value: string, offset: number): void {
    if (LONE_SURROGATE.test(value)) this.syntax('half of a surrogate pair stands alone', offset);
  }

  private take(character: string): boolean {
    if (this.nextCode() !== character.charCodeAt(0)) return false;
    this.offset++;
    return true;
  }

  /** Code of the next character that is not white space; undefined at the end. */
  private nextCode(): number | undefined {
    for (; this.offset < this.text.length; this.offset++) {
      const code = this.text.charCodeAt(this.offset);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return code;
    }
    return undefined;
  }

  /** JSON allows no comma behind the last of a list or of the fields, which editors leave there. */
  private trailingComma(bracket: string): never {
    const comma = this.text.lastIndexOf(',', this.offset - 1);
    return this.syntax(`a comma stands before ${bracket}, behind the last; take it out`, comma);
  }

  private syntax(message: string, offset = this.offset): never {
    if (
      this.text.charCodeAt(offset) === 0x2f &&
      (this.text.charCodeAt(offset + 1) === 0x2f || this.text.charCodeAt(offset + 1) === 0x2a)
    )
      return this.told(
        'a comment stands here, which JSON has not; take it out, or put it into a note',
        offset,
      );
    return this.told(message, offset);
  }

  private told(message: string, offset: number): never {
    let line = 1;
    let lineStart = 0;
    for (let index = 0; index < offset; index++)
      if (this.text.charCodeAt(index) === 0x0a) {
        line++;
        lineStart = index + 1;
      }
    const column = offset - lineStart + 1;
    const ended = offset >= this.text.length ? 'the text ends too early; ' : '';
    const place = `line ${line}, column ${column}`;
    throw new JsonFault(place, message.startsWith('the text ends') ? message : ended + message);
  }
}

/** Fields of steps that hold a part of a whole. */
const FRACTIONS = new Set(fieldsOfKind('share'));

const OWN_FIELD = { enumerable: true, configurable: true, writable: true } as const;

/** Digits with a fraction or an exponent may still be a whole number: 1.0, 1e3, 1.20e1. */
function isWhole(digits: string): boolean {
  const [mantissa = '', exponent = '0'] = digits.toLowerCase().split('e');
  if (/^-?[0.]+$/.test(mantissa)) return true;
  const [whole = '', fraction = ''] = mantissa.split('.');
  const decimals = fraction.length - zerosAtEnd(fraction);
  if (decimals > 0) return decimals <= Number(exponent);
  return zerosAtEnd(whole) >= -Number(exponent);
}

/** Counted one by one: a pattern would look at every run of zeros again from each of them. */
function zerosAtEnd(digits: string): number {
  let zeros = 0;
  while (digits.at(-1 - zeros) === '0') zeros++;
  return zeros;
}
