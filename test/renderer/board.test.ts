import { expect, test } from 'vitest';
import { planGroupDrop, planNodeDrop } from '../../src/renderer/features/board/drag/drop-rules';
import { nextName } from '../../src/renderer/parts/names';
import { levelOut, standing } from '../../src/renderer/stores/selection';
import type { GroupView, LabView, NodeView } from '../../src/shared/view';
import { groupView, nodeView } from './views';

function group(
  name: string,
  first: string | null,
  second: string | null,
  given: Partial<GroupView> = {},
): GroupView {
  const node = (each: string | null, slot: 1 | 2): NodeView | null =>
    each === null ? null : nodeView({ name: each, group: name, slot });
  return groupView({ name, ha: false, nodes: [node(first, 1), node(second, 2)], ...given });
}

const groups = [group('PRG-1', 'imp1', 'imp2'), group('PRG-2', 'imp3', null)];
const [pair, half] = groups as [GroupView, GroupView];
const view = { groups } as unknown as LabView;

test('a node dropped on a free slot moves there', () => {
  expect(planNodeDrop(groups, 'imp1', half, 2)).toEqual({
    ok: true,
    words: 'imp1 becomes second in PRG-2',
    step: { do: 'move-node', node: 'imp1', group: 'PRG-2', slot: 2 },
  });
});

test('a node that must stay says why before it is dropped, and keeps the step that offers the ways out', () => {
  const step = { do: 'move-node', node: 'imp1', group: 'PRG-2', slot: 2 };
  const ha = group('PRG-1', 'imp1', 'imp2', { ha: true });
  expect(planNodeDrop([ha, half], 'imp1', half, 2)).toEqual({
    ok: false,
    words: 'HA is enabled for PRG-1',
    step,
  });
  const nodes = [nodeView({ name: 'imp1', assigned: 2500 }), null] as const;
  expect(planNodeDrop([{ ...pair, nodes }, half], 'imp1', half, 2)).toEqual({
    ok: false,
    words: 'imp1 still has 2\u202f500 users',
    step,
  });
});

test('nodes of a group that is not back to Normal do not change places', () => {
  const failed = group('PRG-1', 'imp1', 'imp2', { ha: true, condition: 'backup' });
  expect(planNodeDrop([failed], 'imp2', failed, 1)).toMatchObject({
    ok: false,
    words: 'PRG-1 is not back to Normal',
  });
});

test('a node dropped on its peer changes places with it', () => {
  expect(planNodeDrop(groups, 'imp2', pair, 1)).toEqual({
    ok: true,
    words: 'imp2 becomes first, imp1 second',
    step: { do: 'swap-nodes', group: 'PRG-1' },
  });
});

test('a slot that holds a node of another group takes nobody and says who has it', () => {
  expect(planNodeDrop(groups, 'imp1', half, 1)).toEqual({
    ok: false,
    words: 'imp3 has this place',
  });
});

test('a node dropped where it stands changes nothing', () => {
  expect(planNodeDrop(groups, 'imp1', pair, 1)).toBeNull();
});

test('a group takes the place of the one it is dropped on', () => {
  expect(planGroupDrop(groups, 'PRG-2', 'PRG-1')).toEqual({
    ok: true,
    words: 'PRG-2 moves before PRG-1',
    step: { do: 'move-group', group: 'PRG-2', at: 0 },
  });
  expect(planGroupDrop(groups, 'PRG-1', 'PRG-1')).toBeNull();
});

test('the next name is the first one that is free', () => {
  expect(nextName(['imp1', 'imp3'], 'imp')).toBe('imp2');
  expect(nextName(['imp1', 'imp3'], 'imp', 1)).toBe('imp4');
});

test('Escape goes from an answer to its user, from a node to its group, then to the lab', () => {
  expect(levelOut({ kind: 'user', id: 'u', whyNot: 'imp1' }, view)).toEqual({
    kind: 'user',
    id: 'u',
  });
  expect(levelOut({ kind: 'user', id: 'u' }, view)).toEqual({ kind: 'lab' });
  expect(levelOut({ kind: 'node', name: 'imp3' }, view)).toEqual({ kind: 'group', name: 'PRG-2' });
  expect(levelOut({ kind: 'group', name: 'PRG-2' }, view)).toEqual({ kind: 'lab' });
});

test('a selection falls back to the lab once its node, group or step has left', () => {
  expect(standing({ kind: 'node', name: 'imp3' }, view, 0)).toEqual({ kind: 'node', name: 'imp3' });
  expect(standing({ kind: 'node', name: 'gone' }, view, 0)).toEqual({ kind: 'lab' });
  expect(standing({ kind: 'group', name: 'gone' }, view, 0)).toEqual({ kind: 'lab' });
  expect(standing({ kind: 'step', index: 3 }, view, 3)).toEqual({ kind: 'lab' });
});
