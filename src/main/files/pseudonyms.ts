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
    const sorted = [...new Set(prefixes)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    let base = word;
    while (sorted.some((prefix) => prefix.startsWith(base) || base.startsWith(prefix)))
      base = `${base}-`;
    this.base = base;
    // The usual word tells nothing about anybody and stays.
    this.prefixes = new Map(
      sorted.map((prefix, at) => [prefix, prefix === USUAL ? prefix : `${base}set${at + 1}-`]),
    );
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

const USUAL = 'user';
const NUMBER = /^(?:0|[1-9]\d*)$/;
