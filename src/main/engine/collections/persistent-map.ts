/** Children of a branch, and the bits of a hash that choose one. */
const WIDTH = 16;
const BITS = 4;
/** Levels of branches; below them the entries of one leaf are looked at one by one. */
const DEPTH = 8;
/** Entries that a leaf holds before it is split. */
const LEAF = 8;

type Entry<K, V> = readonly [key: K, value: V];
type Leaf<K, V> = { readonly entries: readonly Entry<K, V>[] };
type Branch<K, V> = { readonly children: readonly (Tree<K, V> | null)[] };
type Tree<K, V> = Leaf<K, V> | Branch<K, V>;

/**
 * A map that is a value: `set` and `delete` give another map and leave this one as it is. Both share all but the
 * path to the entry, so that a change costs the logarithm of the size, not the size: a hash trie. Entries come in an
 * order that depends on their keys alone where no key was ever deleted, not in the order in which they were put in.
 */
export class PersistentMap<K extends string | number, V> implements Iterable<Entry<K, V>> {
  private readonly root: Tree<K, V>;
  readonly size: number;

  private constructor(root: Tree<K, V>, size: number) {
    this.root = root;
    this.size = size;
  }

  /** The map of these entries; of two with one key the later counts. */
  static of<K extends string | number, V>(
    entries: Iterable<Entry<K, V>> = [],
  ): PersistentMap<K, V> {
    let map = new PersistentMap<K, V>({ entries: [] }, 0);
    for (const [key, value] of entries) map = map.set(key, value);
    return map;
  }

  get(key: K): V | undefined {
    let tree = this.root;
    for (let hash = hashOf(key); 'children' in tree; hash >>>= BITS) {
      const child: Tree<K, V> | null = tree.children[hash % WIDTH]!;
      if (child === null) return undefined;
      tree = child;
    }
    return tree.entries.find(([known]) => known === key)?.[1];
  }

  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  set(key: K, value: V): PersistentMap<K, V> {
    const size = this.has(key) ? this.size : this.size + 1;
    return new PersistentMap(withEntry(this.root, [key, value], hashOf(key), 0), size);
  }

  delete(key: K): PersistentMap<K, V> {
    if (!this.has(key)) return this;
    return new PersistentMap(without(this.root, key, hashOf(key)), this.size - 1);
  }

  *[Symbol.iterator](): Iterator<Entry<K, V>> {
    yield* entriesOf(this.root);
  }

  *values(): Iterable<V> {
    for (const [, value] of this) yield value;
  }
}

function withEntry<K extends string | number, V>(
  tree: Tree<K, V>,
  entry: Entry<K, V>,
  hash: number,
  depth: number,
): Tree<K, V> {
  if ('children' in tree) {
    const index = hash % WIDTH;
    const child = tree.children[index] ?? { entries: [] };
    return {
      children: tree.children.with(index, withEntry(child, entry, hash >>> BITS, depth + 1)),
    };
  }
  const index = tree.entries.findIndex(([known]) => known === entry[0]);
  if (index >= 0) return { entries: tree.entries.with(index, entry) };
  const entries = [...tree.entries, entry];
  return entries.length <= LEAF || depth === DEPTH ? { entries } : split(entries, depth);
}

/** A leaf that is full becomes a branch. */
function split<K extends string | number, V>(
  entries: readonly Entry<K, V>[],
  depth: number,
): Tree<K, V> {
  let branch: Tree<K, V> = { children: Array(WIDTH).fill(null) };
  for (const entry of entries)
    branch = withEntry(branch, entry, hashOf(entry[0]) >>> (BITS * depth), depth);
  return branch;
}

function without<K extends string | number, V>(tree: Tree<K, V>, key: K, hash: number): Tree<K, V> {
  if ('entries' in tree) return { entries: tree.entries.filter(([known]) => known !== key) };
  const index = hash % WIDTH;
  const child = without(tree.children[index]!, key, hash >>> BITS);
  return { children: tree.children.with(index, child) };
}

function* entriesOf<K, V>(tree: Tree<K, V>): Generator<Entry<K, V>> {
  if ('entries' in tree) yield* tree.entries;
  else for (const child of tree.children) if (child !== null) yield* entriesOf(child);
}

/** 32 bits that spread neighbouring keys over all children (FNV-1a, then mixed). */
function hashOf(key: string | number): number {
  let hash = 0x811c9dc5;
  if (typeof key === 'number') hash ^= key;
  else
    for (let index = 0; index < key.length; index++)
      hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
