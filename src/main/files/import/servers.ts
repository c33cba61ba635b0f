/** A node as files may name it. */
export interface KnownNode {
  readonly name: string;
  /** Other names: an address, its number in the database. */
  readonly aliases?: readonly string[];
}

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:.]+)$/i;

/**
 * Finds nodes by any of their spellings: exact, in another case, by short or full name, by an alias. A name that fits
 * two nodes fits none.
 */
export class NodeNames {
  private readonly exact = new Map<string, string>();
  private readonly loose = new Map<string, Set<string>>();
  private readonly cache = new Map<string, string | null>();

  constructor(nodes: readonly KnownNode[]) {
    for (const { name, aliases = [] } of nodes) {
      this.exact.set(name, name);
      for (const spelling of [name, ...aliases]) {
        this.add(`full:${plain(spelling)}`, name);
        this.add(`short:${shortName(spelling)}`, name);
      }
    }
  }

  /** The node that is meant, or null. */
  find(spelling: string): string | null {
    const known = this.cache.get(spelling);
    if (known !== undefined) return known;
    const found = this.search(spelling);
    this.cache.set(spelling, found);
    return found;
  }

  private search(spelling: string): string | null {
    const exact = this.exact.get(spelling);
    if (exact !== undefined) return exact;
    const full = this.loose.get(`full:${plain(spelling)}`);
    if (full) return only(full);
    const candidates = [...(this.loose.get(`short:${shortName(spelling)}`) ?? [])].filter((name) =>
      isSameHost(name, spelling),
    );
    return candidates.length === 1 ? candidates[0]! : null;
  }

  private add(key: string, name: string): void {
    const names = this.loose.get(key);
    if (names) names.add(name);
    else this.loose.set(key, new Set([name]));
  }
}

function only(names: ReadonlySet<string>): string | null {
  const [first] = names;
  return names.size === 1 ? first! : null;
}

function plain(name: string): string {
  return name.trim().toLowerCase().replace(/\.$/, '');
}

/** `imp-pub` of `IMP-PUB.corp.example`; an address is whole. */
export function shortName(name: string): string {
  const whole = plain(name);
  return ADDRESS.test(whole) ? whole : whole.split('.', 1)[0]!;
}

/** The same node by a short and a full name, or by two spellings of one; two full names must be equal. */
export function isSameHost(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)];
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}
