/** Other names for names: a word and a number, in the order in which they are first asked for. */
export class Pseudonyms {
  /** The word; changed where the lab itself makes names that begin like it. */
  readonly base: string;
  private readonly isOn: boolean;
  private readonly names = new Map<string, string>();
  /** Generated names by their beginning, the longest first. */
  private readonly prefixes: Map<string, string>;

  /**
   * @param prefixes  beginnings of generated names: a name made from one keeps its number
   * @param isOn      false: every name stays what it is
   */
  constructor(word: string, prefixes: readonly string[], isOn: boolean) {
    this.isOn = isOn;
    const sorted = [...new Set(prefixes)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    let base = word;
    while (sorted.some((prefix) => prefix.startsWith(base) || base.startsWith(prefix)))
      base = `${base}-`;
    this.base = base;
    const others = new Map<string, string>();
    for (const prefix of sorted) others.set(prefix, otherPrefix(prefix, others, base));
    this.prefixes = new Map([...others].reverse());
  }

  /** Names asked for so far. */
  get size(): number {
    return this.names.size;
  }

  has(name: string): boolean {
    return this.names.has(name);
  }

  of(name: string): string {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    if (!this.isOn) {
      this.names.set(name, name);
      return name;
    }
    const generated = this.generated(name);
    if (generated !== null) return generated;
    const made = `${this.base}${this.names.size + 1}`;
    this.names.set(name, made);
    return made;
  }

  prefix(prefix: string): string {
    return this.isOn ? (this.prefixes.get(prefix) ?? prefix) : prefix;
  }

  private generated(name: string): string | null {
    for (const [prefix, other] of this.prefixes)
      if (name.startsWith(prefix) && NUMBER.test(name.slice(prefix.length)))
        return other + name.slice(prefix.length);
    return null;
  }
}

/**
 * The usual word tells nothing about anybody and stays. A prefix that is another one and digits stays so:
 * "ab" and "ab1" both make "ab12", and the lab refuses the second of them.
 */
function otherPrefix(prefix: string, others: ReadonlyMap<string, string>, base: string): string {
  if (prefix === USUAL) return prefix;
  for (const [shorter, other] of others)
    if (prefix.startsWith(shorter) && DIGITS.test(prefix.slice(shorter.length)))
      return other + prefix.slice(shorter.length);
  return `${base}set${others.size + 1}-`;
}

const USUAL = 'user';
const DIGITS = /^\d+$/;
const NUMBER = /^(?:0|[1-9]\d*)$/;
