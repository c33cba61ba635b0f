/**
 * Values on their way to another thread, in batches. What the platform does with one message it does at once, and for a
 * large lab that is seconds; a batch is a moment's work. What parts of a value share they share afterwards, whichever
 * batch they came in, and objects of our own classes are of their class again.
 */

/** What goes over beside plain objects. Both sides must have the same. */
export interface Vocabulary {
  /** Classes of which all is in the fields. */
  readonly classes: Readonly<Record<string, { readonly prototype: object }>>;
  /** Objects of which every thread has its own one. */
  readonly constants: readonly object[];
}

/** Which values are numbers of objects that went before: all, none, or those marked. */
type Refs = boolean | readonly boolean[];
type Values = readonly unknown[];

/** Each makes the next object, adds to one, or ends. */
type Op =
  /** Keys of objects to come, used by number. */
  | readonly ['shape', keys: readonly string[], refs: readonly boolean[]]
  | readonly ['object', shape: number, values: Values, name: string | null]
  | readonly ['list', kind: 'array' | 'map' | 'set', refs: Refs, values: Values]
  | readonly ['more', list: number, refs: Refs, values: Values]
  | readonly ['buffer', buffer: ArrayBuffer]
  | readonly ['view', kind: keyof typeof VIEWS, buffer: number, offset: number, length: number]
  | readonly ['constant', at: number]
  /** The whole value. */
  | readonly ['end', value: number];

/** Operations in order, and memory that is given away instead of copied. */
export interface Batch {
  readonly ops: readonly Op[];
  readonly given: readonly ArrayBuffer[];
}

const VIEWS = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array } as const;

/** Values in one batch, and members in one operation. */
const AT_ONCE = 20_000;
/** Memory of more bytes is given away. It must be seen through one view only. */
const LARGE = 1_000_000;

/** The name of what has no prototype, as maps of names that were read from a file. */
const BARE = '';

/** An object by its number. */
class Ref {
  readonly ref: number;

  constructor(ref: number) {
    this.ref = ref;
  }
}

/** Batches of an object, in order. Large memory of it is gone afterwards. */
export function* batchesOf(whole: object, { classes, constants }: Vocabulary): Generator<Batch> {
  const names = new Map(Object.entries(classes).map(([name, { prototype }]) => [prototype, name]));
  const numbers = new Map<object, number>();
  const shapes = new Map<string, number>();
  let ops: Op[] = [];
  let given: ArrayBuffer[] = [];
  let weight = 0;

  function* put(op: Op, values: number): Generator<Batch> {
    ops.push(op);
    weight += values + 1;
    if (weight >= AT_ONCE) yield taken();
  }
  const taken = (): Batch => {
    const batch = { ops, given };
    ops = [];
    given = [];
    weight = 0;
    return batch;
  };
  const number = (object: object): void => void numbers.set(object, numbers.size);

  /** Sends what is not there yet; answers a number for an object, and any other value as it is. */
  function* sent(value: unknown): Generator<Batch, unknown> {
    if (typeof value === 'function' || typeof value === 'symbol')
      throw new Error('a function cannot go to another thread');
    if (typeof value !== 'object' || value === null) return value;
    const known = numbers.get(value);
    if (known !== undefined) return new Ref(known);
    yield* sendObject(value);
    return new Ref(numbers.get(value)!);
  }
  function* sentAll(members: Values): Generator<Batch, { refs: Refs; values: Values }> {
    const written: unknown[] = [];
    for (const member of members) written.push(yield* sent(member));
    const refs = written.map((each) => each instanceof Ref);
    const values = written.map((each) => (each instanceof Ref ? each.ref : each));
    return { refs: refs.includes(false) ? refs.includes(true) && refs : refs.length > 0, values };
  }
  function* sendObject(object: object): Generator<Batch> {
    const constant = constants.indexOf(object);
    if (constant >= 0) {
      number(object);
      yield* put(['constant', constant], 0);
    } else if (Array.isArray(object)) {
      yield* sendList(object, 'array', object);
    } else if (object instanceof Map) {
      yield* sendList(object, 'map', [...object].flat());
    } else if (object instanceof Set) {
      yield* sendList(object, 'set', [...object]);
    } else if (object instanceof ArrayBuffer) {
      number(object);
      if (object.byteLength > LARGE) given.push(object);
      yield* put(['buffer', object], object.byteLength / 1000);
    } else if (ArrayBuffer.isView(object)) {
      const { byteOffset, length } = object as Uint8Array;
      const buffer = (yield* sent(object.buffer)) as Ref;
      number(object);
      const kind = object.constructor.name as keyof typeof VIEWS;
      yield* put(['view', kind, buffer.ref, byteOffset, length], 3);
    } else {
      yield* sendFields(object);
    }
  }
  function* sendList(object: object, kind: 'array' | 'map' | 'set', members: Values) {
    const first = yield* sentAll(members.slice(0, AT_ONCE));
    number(object);
    const list = numbers.get(object)!;
    yield* put(['list', kind, first.refs, first.values], first.values.length);
    for (let index = AT_ONCE; index < members.length; index += AT_ONCE) {
      const { refs, values } = yield* sentAll(members.slice(index, index + AT_ONCE));
      yield* put(['more', list, refs, values], values.length);
    }
  }
  function* sendFields(object: object): Generator<Batch> {
    const prototype = Object.getPrototypeOf(object);
    const name = prototype === null ? BARE : (names.get(prototype) ?? null);
    if (name === null && prototype !== Object.prototype)
      throw new Error(`${prototype?.constructor.name ?? 'An object'} is not in the vocabulary`);
    const keys = Object.keys(object);
    const { refs, values } = yield* sentAll(Object.values(object));
    const text = JSON.stringify([keys, refs]);
    let shape = shapes.get(text);
    if (shape === undefined) {
      shape = shapes.size;
      shapes.set(text, shape);
      const each = typeof refs === 'boolean' ? keys.map(() => refs) : refs;
      yield* put(['shape', keys, each], keys.length);
    }
    number(object);
    yield* put(['object', shape, values, name], keys.length);
  }

  yield* sent(whole) as Generator<Batch>;
  ops.push(['end', numbers.get(whole)!]);
  yield taken();
}

/** Puts an object together again: takes batch after batch, and answers it with the last one. */
export function reader({ classes, constants }: Vocabulary): (batch: Batch) => object | null {
  const objects: object[] = [];
  const shapes: { readonly keys: readonly string[]; readonly refs: readonly boolean[] }[] = [];
  const valueAt = (refs: Refs, values: Values, index: number): unknown => {
    const isRef = typeof refs === 'boolean' ? refs : refs[index];
    return isRef ? objects[values[index] as number] : values[index];
  };
  const add = (list: object, refs: Refs, values: Values): void => {
    for (let index = 0; index < values.length; index++) {
      const value = valueAt(refs, values, index);
      if (Array.isArray(list)) list.push(value);
      else if (list instanceof Set) list.add(value);
      else (list as Map<unknown, unknown>).set(value, valueAt(refs, values, ++index));
    }
  };
  const make = (shape: number, values: Values, name: string | null): object => {
    const { keys, refs } = shapes[shape]!;
    const object: Record<string, unknown> =
      name === null ? {} : Object.create(name === BARE ? null : classes[name]!.prototype);
    for (let index = 0; index < keys.length; index++) {
      const value = refs[index] ? objects[values[index] as number] : values[index];
      // `__proto__` is a name like any other.
      if (keys[index] === '__proto__')
        Object.defineProperty(object, keys[index]!, { ...OWN, value });
      else object[keys[index]!] = value;
    }
    return object;
  };
  return ({ ops }) => {
    for (const op of ops)
      switch (op[0]) {
        case 'shape':
          shapes.push({ keys: op[1], refs: op[2] });
          break;
        case 'object':
          objects.push(make(op[1], op[2], op[3]));
          break;
        case 'list': {
          const list = op[1] === 'array' ? [] : op[1] === 'map' ? new Map() : new Set();
          objects.push(list);
          add(list, op[2], op[3]);
          break;
        }
        case 'more':
          add(objects[op[1]]!, op[2], op[3]);
          break;
        case 'buffer':
          objects.push(op[1]);
          break;
        case 'view': {
          const [, kind, buffer, offset, length] = op;
          objects.push(new VIEWS[kind](objects[buffer] as ArrayBuffer, offset, length));
          break;
        }
        case 'constant':
          objects.push(constants[op[1]]!);
          break;
        case 'end':
          return objects[op[1]]!;
      }
    return null;
  };
}

const OWN = { enumerable: true, configurable: true, writable: true } as const;
