import type { GroupView, LabView, NodeView } from '../../shared/view';

/** The next free name of the form prefix + number: "imp3" after imp1 and imp2, "PRG-2" after PRG-1. */
export function nextName(taken: readonly string[], prefix: string, offset = 0): string {
  const names = new Set(taken);
  let number = 1;
  for (let left = offset; ; number += 1) {
    if (names.has(`${prefix}${number}`)) continue;
    if (left === 0) return `${prefix}${number}`;
    left -= 1;
  }
}

/** Names of all nodes. */
export function nodeNames(view: LabView): readonly string[] {
  return view.groups.flatMap((group) =>
    group.nodes.flatMap((node) => (node === null ? [] : [node.name])),
  );
}

/** The last node of the lab in topology order: the next one is most often like it. */
export function lastNode(groups: readonly GroupView[]): NodeView | null {
  return groups.flatMap((group) => group.nodes).findLast((node) => node !== null) ?? null;
}
