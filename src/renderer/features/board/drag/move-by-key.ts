import type { GroupView, NodeView } from '../../../../shared/view';
import { focusCard } from '../../../keyboard/keep-focus';
import { moveToOtherSlot } from '../../../parts/node-commands';
import type { App } from '../../../stores/app-context';

/**
 * What Alt and an arrow do to a card. A node: sideways to the other slot, up and down to the free slot of the
 * next group that has one. A group: up and down in the order. Null: nothing.
 */
export function moveByKey(
  app: App,
  key: string,
  { node, group }: { readonly node?: NodeView; readonly group: GroupView },
): (() => Promise<boolean>) | null {
  const by = UP_DOWN[key];
  const groups = app.lab.get().now?.groups ?? [];
  const index = groups.findIndex((each) => each.name === group.name);
  if (app.lab.get().past !== null) return null;
  if (node === undefined) {
    if (by === undefined || index + by < 0 || index + by >= groups.length) return null;
    return () =>
      following(
        'group',
        group.name,
        app.lab.run([{ do: 'move-group', group: group.name, at: index + by }]),
      );
  }
  if (SIDEWAYS[key] === node.slot) {
    const hasPeer = group.nodes.every((each) => each !== null);
    return () => following('node', node.name, moveToOtherSlot(app, node, hasPeer));
  }
  if (by === undefined) return null;
  const target =
    by > 0 ? groups.slice(index + 1).find(hasRoom) : groups.slice(0, index).findLast(hasRoom);
  if (target === undefined) return null;
  const step = { do: 'move-node', node: node.name, group: target.name } as const;
  return () => following('node', node.name, app.lab.run([step]));
}

const UP_DOWN: Readonly<Record<string, 1 | -1>> = { ArrowUp: -1, ArrowDown: 1 };
/** The slot that a sideways arrow leaves. */
const SIDEWAYS: Readonly<Record<string, 1 | 2>> = { ArrowRight: 1, ArrowLeft: 2 };

function hasRoom(group: GroupView): boolean {
  return group.nodes.includes(null);
}

/** The focus follows the card to its new place. */
async function following(
  kind: 'node' | 'group',
  name: string,
  move: Promise<boolean>,
): Promise<boolean> {
  const done = await move;
  if (done) focusCard(kind, name);
  return done;
}
