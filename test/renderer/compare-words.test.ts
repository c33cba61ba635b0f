import { describe, expect, test } from 'vitest';
import { diffJson, movesCsv } from '../../src/renderer/features/compare/diff-export';
import { diffSentence, sameSentence } from '../../src/renderer/features/compare/diff-words';
import { rowChange, rowFigures } from '../../src/renderer/features/compare/load-places';
import {
  changeWords,
  describeRow,
  loadRows,
  loadSentence,
  loadTable,
} from '../../src/renderer/features/compare/load-rows';
import type { LabDiff } from '../../src/shared/lab-api';

function labDiff(given: Partial<LabDiff> = {}): LabDiff {
  return {
    same: false,
    a: 'Monday',
    b: 'Now',
    topology: [],
    parameters: [],
    moves: [],
    onlyInA: 0,
    onlyInB: 0,
    nodes: [],
    serving: [],
    ...given,
  };
}

type Move = LabDiff['moves'][number];

function move(given: Partial<Move> = {}): Move {
  return {
    from: 'imp1',
    to: 'imp2',
    count: 2500,
    users: ['anna'],
    cause: { step: 11, label: 'Move 2 500 from imp1 to imp2' },
    ...given,
  };
}

type NodeDiff = LabDiff['nodes'][number];

function node(given: Partial<NodeDiff> = {}): NodeDiff {
  return {
    node: 'imp1',
    assignedBefore: 100,
    assignedAfter: 100,
    loadBefore: 100,
    loadAfter: 100,
    capacityBefore: 5000,
    capacityAfter: 5000,
    ownBefore: given.loadBefore === undefined ? 100 : given.loadBefore,
    ownAfter: given.loadAfter === undefined ? 100 : given.loadAfter,
    ...given,
  };
}

const plain = (text: string) => text.replaceAll('\u202f', ' ');

describe('the sentence above a comparison', () => {
  const sentence = (given: Partial<LabDiff>) =>
    plain(diffSentence(labDiff(given), 'Monday', 'Now'));

  test('says the same when nothing differs', () => {
    expect(sentence({ same: true })).toBe(
      'Same. Monday and Now have the same nodes, settings, users and loads.',
    );
    expect(sameSentence('Now', 'Now')).toBe('Now stands on both sides.');
  });

  test('names the way and the step of one group of moves', () => {
    expect(sentence({ moves: [move()] })).toBe(
      '2 500 users have another node: from imp1 to imp2 by step 12.',
    );
    expect(sentence({ moves: [move({ to: null, count: 1, cause: null })] })).toBe(
      '1 user of imp1 lost the node.',
    );
  });

  test('sums up several groups and tells what else differs', () => {
    expect(
      sentence({
        moves: [move(), move({ from: null, count: 20 })],
        onlyInB: 1,
        onlyInA: 7,
        topology: [{ what: 'HA of PRG-1', before: 'HA on', after: 'HA off' }],
        parameters: [
          { what: 'Mode', before: 'Balanced', after: 'None' },
          { what: 'Release', before: '14', after: '15' },
        ],
      }),
    ).toBe(
      '2 520 users have another node. 7 users are only in “Monday”. 1 user is only in “Now”. 1 difference in nodes and groups, 2 in settings.',
    );
  });

  test('says that nobody moved when only settings differ', () => {
    expect(sentence({ parameters: [{ what: 'Mode', before: 'Balanced', after: 'None' }] })).toBe(
      'Nobody has another node. 1 difference in settings.',
    );
  });
});

describe('the loads of both sides', () => {
  const [same, grown, gone, fresh] = loadRows(
    labDiff({
      nodes: [
        node(),
        node({ node: 'imp2', loadAfter: 5600, capacityBefore: 2000 }),
        node({ node: 'imp3', assignedAfter: null, loadAfter: null, capacityAfter: null }),
        node({ node: 'imp4', assignedBefore: null, loadBefore: null, capacityBefore: null }),
      ],
    }),
  );

  test('keep the capacity of a node that is gone, and the older one where it is another', () => {
    expect([same, grown, gone, fresh].map((row) => [row?.capacity, row?.oldCapacity])).toEqual([
      [5000, null],
      [5000, 2000],
      [5000, null],
      [5000, null],
    ]);
  });

  test('are told in words', () => {
    expect([same!, grown!, gone!, fresh!].map(changeWords).map(plain)).toEqual([
      'same',
      '+5 500',
      'gone',
      'new',
    ]);
    expect(plain(rowChange(grown!))).toBe('+5 500, 600 over');
    expect(plain(rowFigures(gone!))).toBe('100 → –');
    expect(plain(describeRow(grown!))).toBe(
      'imp2: 100 before, 5 600 after, 600 over its capacity.',
    );
    expect(describeRow(gone!)).toBe('imp3: 100 before, gone after.');
    expect(describeRow(fresh!)).toBe('imp4: not there before, 100 after.');
  });

  test('have a sentence that leads with the largest change', () => {
    expect(plain(loadSentence([same!, grown!]))).toBe(
      'imp2 changes most: 100 to 5 600. imp2 is over capacity.',
    );
    expect(loadSentence([same!])).toBe('Every node carries the same load.');
    expect(loadSentence([])).toBe('No node on either side.');
  });

  test('stand in the table twin with the same figures', () => {
    expect(loadTable([grown!, gone!]).rows).toEqual([
      ['imp2', 100, 100, 100, 0, 100, 5600, 0, 5600, '+5\u202f500', 5000],
      ['imp3', 100, null, 100, 0, 100, null, null, null, 'gone', 5000],
    ]);
  });
});

describe('an exported comparison', () => {
  test('counts steps from 1 in the table, and no name runs as a formula', () => {
    const csv = movesCsv(
      labDiff({ moves: [move({ from: '=1+1' }), move({ to: null, cause: null })] }),
    );
    expect(plain(csv).split('\r\n')).toEqual([
      'From,To,Users,Step,What',
      "'=1+1,imp2,2500,12,Move 2 500 from imp1 to imp2",
      'imp1,,2500,,',
      '',
    ]);
  });

  test('is whole as JSON', () => {
    const diff = labDiff({ moves: [move()] });
    expect(JSON.parse(diffJson(diff))).toEqual(diff);
  });
});

test('a failure that moves nobody is told by who serves whom, own and for the peer apart', () => {
  const told = (after: string | null, node = 'imp4') =>
    plain(
      diffSentence(
        labDiff({ serving: [{ node, before: 'imp4', after, devices: 2700 }] }),
        'Now',
        'Then',
      ),
    );
  expect(told('imp3')).toBe('Nobody has another node. 2 700 of imp4 now served by imp3.');
  expect(told('imp4')).toContain('2 700 now served by imp4, their own node.');
  expect(told(null)).toContain('2 700 of imp4 now without service.');
  const [row] = loadRows(
    labDiff({
      nodes: [node({ loadBefore: 2900, loadAfter: 5600, ownBefore: 2900, ownAfter: 2900 })],
    }),
  );
  expect(plain(describeRow(row!))).toBe(
    'imp1: 2 900 before, 5 600 after (2 900 own, 2 700 for its peer), 600 over its capacity.',
  );
  expect(loadTable([row!]).rows[0]?.slice(3, 9)).toEqual([2900, 0, 2900, 2900, 2700, 5600]);
});
