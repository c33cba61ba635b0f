import { expect, test } from 'vitest';
import { freeSnapshotName, takenAt } from '../../src/renderer/features/snapshots/snapshot-words';
import { checksOf } from '../../src/renderer/features/steps/checks';
import { pinOf } from '../../src/renderer/parts/pin';
import type { LabView } from '../../src/shared/view';
import { groupView, nodeView, stepRow } from './views';

test('a pin holds users, devices and states by node, and who has no node or no service', () => {
  const lab = {
    groups: [
      groupView({
        nodes: [
          nodeView({ name: 'imp1', assigned: 5, load: 12, state: 'Running in Backup Mode' }),
          nodeView({ name: '__proto__', slot: 2, assigned: 7, state: 'Unreachable' }),
        ],
      }),
      groupView({ nodes: [nodeView({ name: 'alone' }), null] }),
    ],
    totals: { unassigned: 3, noService: 2 },
  } as unknown as LabView;
  const pin = pinOf(lab);
  expect(Object.keys(pin.assigned ?? {})).toEqual(['imp1', '__proto__', 'alone']);
  expect(JSON.parse(JSON.stringify(pin))).toEqual(
    JSON.parse(`{
      "do": "expect",
      "assigned": { "imp1": 5, "__proto__": 7, "alone": 0 },
      "load": { "imp1": 12, "__proto__": 0, "alone": 0 },
      "unassigned": 3,
      "noService": 2,
      "states": { "imp1": "Running in Backup Mode", "__proto__": "Unreachable", "alone": "Normal" }
    }`),
  );
});

test('only steps done are counted, expectations apart from refusals', () => {
  const rows = [
    stepRow({ index: 0, do: 'expect' }),
    stepRow({ index: 1, do: 'expect', failed: true }),
    stepRow({ index: 2, do: 'remove-node', failed: true, refused: 'V33' }),
    stepRow({ index: 3, do: 'remove-node', refused: 'V33' }),
    stepRow({ index: 4, do: 'expect', failed: true }),
  ];
  expect(checksOf(rows, 4)).toEqual({ expected: 2, failed: [1], refused: [2] });
});

test('a snapshot is offered a name that is free', () => {
  const taken = [{ name: 'After step 3', step: 3 }];
  expect(freeSnapshotName([], 0)).toBe('Empty lab');
  expect(freeSnapshotName([], 3)).toBe('After step 3');
  expect(freeSnapshotName(taken, 3)).toBe('After step 3 (2)');
});

test('a snapshot says when it was taken', () => {
  expect([takenAt(0, undefined), takenAt(3, 'Fail imp4')]).toEqual([
    'before the first step',
    'after step 3, Fail imp4',
  ]);
});
