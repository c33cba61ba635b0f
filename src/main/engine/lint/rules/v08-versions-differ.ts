import { shortened } from '../../../../shared/format';
import { remedy } from '../../remedies/remedy';
import type { LintLab, LintNode } from '../lab';
import { defineFinding } from '../record';

/** V08: one software version everywhere. */
export const V08 = defineFinding({
  code: 'V08',
  place: 'node',
  severity: 'error',
  about: 'design',
  basis: 'documented',
  sources: ['S2', 'S50'],
  asks: 'All nodes of a cluster run the same software version.',
  label: 'Another version',
  compare: (lab) => {
    const reference = versionReference(lab);
    return lab.nodes.flatMap((node) => {
      const other = reference(node.version);
      return other ? [[node, { other }] as const] : [];
    });
  },
  title: (_, { name }) => `${name} runs another version`,
  message: ({ other }, { name, version }) =>
    `${name} runs version ${shortened(version) || '?'}, ${other.name} ${shortened(other.version) || 'another one'}.`,
  advice:
    'All nodes of a cluster run the same software version; HA between different ones is not supported. Upgrade the node that is behind.',
  figure: (_, { version }) => shortened(version),
  several: (where, isOne) => `${where} ${isOne ? 'runs' : 'run'} another version`,
  fixes: ({ other }, { name }) => [
    remedy([{ do: 'set-node', node: name, version: other.version }]),
  ],
});

/**
 * A node that one of a version should agree with and does not: the publisher where it is known, else the first one that
 * runs the version of most nodes. Where no version leads, every node differs from another.
 */
function versionReference({ nodes, state }: LintLab): (version: string) => LintNode | undefined {
  const publisher = nodes.find(({ index }) => index === state.topology.facts.publisher);
  if (publisher) return (version) => (publisher.version === version ? undefined : publisher);
  const counts = new Map<string, number>();
  for (const { version } of nodes) counts.set(version, (counts.get(version) ?? 0) + 1);
  const byCount = nodes.toSorted((a, b) => counts.get(b.version)! - counts.get(a.version)!);
  return (version) => {
    const leading = byCount.find((node) => node.version !== version);
    return leading && counts.get(leading.version)! >= counts.get(version)! ? leading : undefined;
  };
}
