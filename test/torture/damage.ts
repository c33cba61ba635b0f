import type { Chance } from './random';

/** One way to damage bytes. */
type Damage = (bytes: Uint8Array, by: Chance) => Uint8Array;

const flip: Damage = (bytes, by) => {
  const damaged = bytes.slice();
  for (let left = 1 + by.below(8); left > 0; left--)
    damaged[by.below(damaged.length)]! ^= 1 << by.below(8);
  return damaged;
};
const cut: Damage = (bytes, by) => bytes.slice(0, by.below(bytes.length));
const drop: Damage = (bytes, by) => {
  const from = by.below(bytes.length);
  return join(bytes.slice(0, from), bytes.slice(from + 1 + by.below(64)));
};
const double: Damage = (bytes, by) => {
  const from = by.below(bytes.length);
  const part = bytes.slice(from, from + 1 + by.below(4096));
  return join(bytes.slice(0, from), part, part, bytes.slice(from));
};
const overwrite: Damage = (bytes, by) => {
  const damaged = bytes.slice();
  const from = by.below(damaged.length);
  damaged.fill(by.pick([0, 0xff, 0x30, 0x22]), from, from + 1 + by.below(200));
  return damaged;
};

const BYTES: readonly Damage[] = [flip, cut, drop, double, overwrite];

/** Bytes with one to three damages that know nothing of their format. */
export function damagedBytes(bytes: Uint8Array, by: Chance): Uint8Array {
  let damaged = bytes;
  for (let left = 1 + by.below(3); left > 0 && damaged.length > 0; left--)
    damaged = by.pick(BYTES)(damaged, by);
  return damaged;
}

/** What stands where something else is expected. */
export const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  0.5,
  1e308,
  2 ** 53,
  '',
  'imp1',
  '__proto__',
  '\u202eabc',
  'x'.repeat(100_000),
  [],
  {},
  [[[[]]]],
  { do: 'wait', seconds: 1e9 },
];

/** A value of JSON with one place in it changed, taken out or put in twice. */
export function damagedJson(value: unknown, by: Chance): unknown {
  if (typeof value !== 'object' || value === null || by.below(5) === 0) return by.pick(ODD);
  if (Array.isArray(value)) {
    if (value.length === 0) return [by.pick(ODD)];
    const index = by.below(value.length);
    const how = by.below(4);
    if (how === 0) return value.toSpliced(index, 1);
    if (how === 1) return value.toSpliced(index, 0, value[by.below(value.length)]);
    return value.with(index, damagedJson(value[index], by));
  }
  const fields = Object.entries(value);
  if (fields.length === 0) return { odd: by.pick(ODD) };
  const [name, held] = by.pick(fields);
  const how = by.below(5);
  if (how === 0) return Object.fromEntries(fields.filter(([field]) => field !== name));
  if (how === 1) return { ...value, [`${name}x`]: held };
  return { ...value, [name]: damagedJson(held, by) };
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
