import { shortened } from '../../../../shared/format';
import { remedy } from '../../remedies/remedy';
import type { LintLab, LintNode } from '../lab';
import { defineFinding, when } from '../record';

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
  check: (node, lab) => {
    const other = versionReference(lab, node);
    return when(other !== undefined, () => ({ other: other! }));
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
 * A node that `node` should agree with on the version and does not: the publisher where it is known, else
 * the first one that runs the version of most nodes. Where no version leads, every node differs from another.
 */
function versionReference({ nodes, state }: LintLab, node: LintNode): LintNode | undefined {
  const publisher = nodes.find(({ index }) => index === state.topology.facts.publisher);
  if (publisher) return publisher.version === node.version ? undefined : publisher;
  const count = (version: string) => nodes.filter((each) => each.version === version).length;
  const [leading] = nodes
    .filter(({ version }) => version !== node.version)
    .toSorted((a, b) => count(b.version) - count(a.version));
  return leading && count(leading.version) >= count(node.version) ? leading : undefined;
}
