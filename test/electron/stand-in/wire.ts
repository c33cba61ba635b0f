/**
 * Carries values between page and program as text, as the structured clone algorithm would leave them: prototypes
 * are gone, `undefined` stays, what cannot be cloned throws. Runs on both sides, so it names nothing outside itself.
 */
export interface Wire {
  encode(value: unknown): string;
  decode(text: string): unknown;
}

/** Makes a wire. One self-contained function: its source text is sent into the page. */
export function createWire(): Wire {
  const TAG = '$wire';
  const tagged = (kind: string, value: unknown = null) => ({ [TAG]: kind, value });

  function pack(value: unknown): unknown {
    if (value === undefined) return tagged('undefined');
    if (typeof value === 'bigint') return tagged('bigint', String(value));
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
      return tagged('number', Object.is(value, -0) ? '-0' : String(value));
    }
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(pack);
    if (value instanceof Date) return tagged('date', value.getTime());
    if (value instanceof Uint8Array) return tagged('bytes', [...value]);
    if (value instanceof Map) return tagged('map', [...value].map(pack));
    if (value instanceof Set) return tagged('set', [...value].map(pack));
    if (value instanceof Error) return tagged('error', [value.name, value.message]);
    const entries = Object.entries(value).map(([key, part]) => [key, pack(part)]);
    const plain = Object.fromEntries(entries);
    return Object.hasOwn(plain, TAG) ? tagged('object', entries) : plain;
  }

  function unpack(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(unpack);
    const record = value as Record<string, unknown>;
    if (!Object.hasOwn(record, TAG)) {
      return Object.fromEntries(Object.entries(record).map(([key, part]) => [key, unpack(part)]));
    }
    const content = record['value'] as never;
    switch (record[TAG]) {
      case 'undefined':
        return undefined;
      case 'bigint':
        return BigInt(content);
      case 'number':
        return Number(content);
      case 'date':
        return new Date(content);
      case 'bytes':
        return new Uint8Array(content);
      case 'map':
        return new Map(
          (content as [unknown, unknown][]).map((pair) => unpack(pair) as [unknown, unknown]),
        );
      case 'set':
        return new Set((content as unknown[]).map(unpack));
      case 'error': {
        const [name, message] = content as [string, string];
        return Object.assign(new Error(message), { name });
      }
      default:
        return Object.fromEntries(
          (content as [string, unknown][]).map(([key, part]) => [key, unpack(part)]),
        );
    }
  }

  return {
    // The clone comes first: it throws for functions and symbols, and drops prototypes and getters.
    encode: (value) => JSON.stringify(pack(structuredClone(value))),
    decode: (text) => unpack(JSON.parse(text)),
  };
}
