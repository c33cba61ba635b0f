import type { Ova } from '../../../shared/model';
import type { Step } from '../../../shared/step';
import type { JoinedGroup } from './topology';
import { listInWords } from './words';

type Size = { readonly ova: Ova } | { readonly capacity: number };

/** The steps that build groups and nodes, with where they were read from. Nodes without a size are left out. */
export function nodeSteps(
  groups: readonly JoinedGroup[],
  sizes: ReadonlyMap<string, Size>,
  relogin: { readonly lower: number; readonly upper: number } | null,
): Step[] {
  const steps: Step[] = [];
  for (const { name, ha, nodes, onlySecond, from } of groups) {
    steps.push({
      do: 'add-group',
      name,
      ...(ha && { ha }),
      note: `Read from ${listInWords(from)}.`,
    });
    for (const node of nodes) {
      const size = sizes.get(node.name);
      if (!size) continue;
      steps.push({
        do: 'add-node',
        group: name,
        name: node.name,
        ...(onlySecond && { slot: 2 }),
        ...size,
      });
      const lower = node.reloginLower ?? relogin?.lower;
      const upper = node.reloginUpper ?? relogin?.upper;
      if (lower !== undefined || upper !== undefined)
        steps.push({
          do: 'set-node',
          node: node.name,
          ...(lower !== undefined && { reloginLower: lower }),
          ...(upper !== undefined && { reloginUpper: upper }),
        });
    }
  }
  const publisher = groups
    .flatMap(({ nodes }) => nodes)
    .find((node) => node.isPublisher && sizes.has(node.name));
  if (publisher) steps.push({ do: 'set-facts', publisher: publisher.name });
  return steps;
}
