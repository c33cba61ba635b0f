import type { GroupFact, NodeFact } from './cluster-facts';
import type { Piece } from './pieces';
import { isSameHost, type KnownNode, shortName } from './servers';
import { listInWords } from './words';

/** A statement about the cluster and where it was read. */
export interface Source {
  readonly file: string;
  readonly groups: readonly GroupFact[];
  readonly nodes: readonly NodeFact[];
}

/** What a piece says of groups and nodes; nothing where it says nothing of them. */
export function sourceOf(piece: Piece): Source[] {
  const { file } = piece;
  if (piece.kind === 'cluster')
    return [{ file, groups: piece.facts.groups, nodes: piece.facts.nodes }];
  if (piece.kind === 'ha-status')
    return piece.groups.map(({ group, nodes }) => {
      const isOff = nodes.every(({ state }) => state === 'Unknown');
      const slot = (number: 1 | 2): string | null =>
        nodes.find((node) => node.slot === number)?.name ?? null;
      return {
        file,
        groups: [{ name: group, ha: !isOff, slots: [slot(1), slot(2)] as const }],
        nodes: nodes.map(({ name, state, reason }) => ({
          name,
          group,
          ...(state !== null && { state }),
          reason,
        })),
      };
    });
  if (piece.kind === 'users') {
    const nodes = [...piece.list.groups].map(([name, group]) => ({ name, group }));
    const groups = [...new Set(piece.list.groups.values())].map((name) => ({ name }));
    return nodes.length === 0 ? [] : [{ file, groups, nodes }];
  }
  return [];
}

/** Every node under its shortest spelling, with the others as aliases. Two full names of one short one are two nodes. */
export function nodeNames(sources: readonly Source[]): { nodes: KnownNode[]; notices: string[] } {
  const spellings = new Map<string, Set<string>>();
  const ids = new Map<string, string>();
  const add = (name: string): void => {
    const key = shortName(name);
    const known = spellings.get(key);
    if (known) known.add(name);
    else spellings.set(key, new Set([name]));
  };
  for (const { groups, nodes } of sources) {
    for (const { slots } of groups) for (const name of slots ?? []) if (name !== null) add(name);
    for (const { name, id } of nodes) {
      add(name);
      if (id !== undefined) ids.set(name, id);
    }
  }
  const nodes: KnownNode[] = [];
  const notices: string[] = [];
  for (const names of spellings.values()) {
    const all = [...names].sort((a, b) => a.length - b.length);
    const full = new Set(
      all.filter((name) => name.includes('.')).map((name) => name.toLowerCase()),
    );
    const whole =
      full.size <= 1
        ? [all]
        : [...full].map((name) => all.filter((other) => other.toLowerCase() === name));
    for (const [name, ...others] of whole) {
      const aliases = [
        ...others,
        ...[name!, ...others].flatMap((spelling) => ids.get(spelling) ?? []),
      ];
      nodes.push({ name: name!, aliases });
      if (
        others.some(
          (other) => isSameHost(name!, other) && other.toLowerCase() !== name!.toLowerCase(),
        )
      )
        notices.push(`${listInWords([name!, ...others])} are one node; the lab takes ${name}`);
    }
  }
  return { nodes, notices };
}
