import { describe, expect, test } from 'vitest';
import { balanced, fail, none, pair, standby, strict, told, users } from './told';

describe('why new users go to the secondary', () => {
  test('they do not, without a node', () => {
    expect(told('secondary', [])).toEqual([
      'No user is on a second node. New users stay unassigned, since there is no node yet.',
    ]);
  });
  test('under Balanced, a first node next', () => {
    expect(told('secondary', [...pair(), users(2)])).toEqual([
      'Balanced uses every node, second nodes like first ones. New users go to 1A and 1B in turn, 1A first.',
      '- Balanced fills second nodes like first ones [Set mode Active/Standby and move 1 to 1A: set-mode active-standby,assign 1 1B 1A] (S1,S2,S25)',
      '  Free capacity is not looked at, and a second node is a node like any other.',
      '  The mode has been Balanced from the start: it is the default of the product.',
      '  The nodes of this lab are all alike. ADVICE',
      '  To keep second nodes empty, use Active/Standby and move those who are there.',
    ]);
  });
  test('under Balanced, among six nodes', () => {
    expect(told('secondary', [...pair('1'), ...pair('2'), ...pair('3'), users(13)])).toEqual([
      '1B has 2 assigned users, 2A 2, 2B 2, 3A 2 and 2 other nodes as many or more. Balanced takes the node with the fewest, whatever capacity is left elsewhere. New users go to 1B, 2A, 2B and 2 more in turn, 1B first.',
      '- Balanced counts users, and 1B is next [Set mode Active/Standby, move 2 to 1A, move 2 to 2A and move 2 to 3A: set-mode active-standby,assign 2 1B 1A,assign 2 2B 2A,assign 2 3B 3A] (S1,S2,S25)',
      '  1B has 2 assigned users, 1 fewer than 1A.',
      '  Free capacity is not looked at, and a second node is a node like any other.',
      '  The mode has been Balanced from the start: it is the default of the product.',
      '  The nodes of this lab are all alike. ADVICE',
      '  To keep second nodes empty, use Active/Standby and move those who are there.',
    ]);
  });
  test('under Balanced and strict, with the first node full', () => {
    expect(told('secondary', [...pair('1', 3, 9), strict, users(7)])).toEqual([
      '1B has 4 assigned users and 1A 3. Balanced takes the node with the fewest, but 1A is full and the capacity policy is strict. New users go to 1B until it holds 9.',
      '- Balanced counts users, and 1B is next [Set mode None: set-mode none] (S1,S2,S25)',
      '  1B has 4 assigned users.',
      '  Free capacity is not looked at, and a second node is a node like any other.',
      '  The mode has been Balanced from the start: it is the default of the product.',
      '  The nodes of this lab are mixed. ADVICE',
    ]);
  });
  test('by a rebalance', () => {
    expect(
      told('secondary', [...pair(), standby, users(4), { do: 'rebalance', strategy: 'even' }]),
    ).toEqual([
      'They do not now. New users go to 1A, the first node of PRG-1. The 2 users on 1B sit there from before: no mode change moves anybody.',
      '- 2 users came there by rebalance [Move 2 to 1A: assign 2 1B 1A] (S7)',
      '  6: Rebalance evenly: 1A −2, 1B +2',
    ]);
  });
  test('by hand, on mixed nodes', () => {
    expect(
      told('secondary', [
        ...pair('1', 5, 9),
        none,
        users(3),
        { do: 'assign', count: 2, of: 'unassigned', node: '1B' },
      ]),
    ).toEqual([
      'They do not now. New users stay unassigned, since mode None places nobody. The 2 users on 1B sit there from before: no mode change moves anybody.',
      '- 2 users came there by hand (S11,S12)',
      '  6: Assign 2 unassigned to 1B: 1B +2',
    ]);
  });
  test('by an earlier Balanced, the latest three steps', () => {
    expect(
      told('secondary', [
        ...pair(),
        standby,
        users(1),
        balanced,
        users(1),
        users(2),
        users(2),
        users(2),
        users(2),
        standby,
      ]),
    ).toEqual([
      'They do not now. New users go to 1A, the first node of PRG-1. The 5 users on 1B came by Balanced, which takes the node with the fewest users, first or second: no mode change moves anybody.',
      '- 5 users came there by Balanced [Move 5 to 1A: assign 5 1B 1A] (S1,S2)',
      '  6: Mode Balanced: Nobody moves',
      '  Before step 11 1A had 4 assigned users and 1B 4. Balanced takes the node with the fewest, whatever capacity is left elsewhere.',
      '  11: Enable 2 users: 1A +1, 1B +1',
      '  10: Enable 2 users: 1A +1, 1B +1',
      '  9: Enable 2 users: 1A +1, 1B +1',
      '  12: Mode Active/Standby: Nobody moves',
      '  Under Active/Standby they keep the node they have (D6a).',
    ]);
  });
  test('by Balanced and by file', () => {
    expect(
      told('secondary', [
        ...pair(),
        users(4),
        { do: 'enable-users', users: [{ id: 'z', server: '1B' }] },
        standby,
      ]),
    ).toEqual([
      'They do not now. New users go to 1A, the first node of PRG-1. The 3 users on 1B sit there from before: no mode change moves anybody.',
      '- 2 users came there by Balanced [Move 3 to 1A: assign 3 1B 1A] (S1,S2)',
      '  Before step 4 1A had 0 assigned users and 1B 0. Balanced takes the node with the fewest, whatever capacity is left elsewhere.',
      '  4: Enable 4 users: 1A +2, 1B +2',
      '  6: Mode Active/Standby: Nobody moves',
      '  Under Active/Standby they keep the node they have (D6a).',
      '- 1 user came there by file [Move 3 to 1A: assign 3 1B 1A] (S9,S10)',
      '  5: Enable z: 1B +1',
    ]);
  });
  test('where the first node cannot take them', () => {
    expect(told('secondary', [...pair('1', 3), users(4), standby])).toEqual([
      'They do not now. New users go to 1A, the first node of PRG-1. The 2 users on 1B came by Balanced, which takes the node with the fewest users, first or second: no mode change moves anybody.',
      '- 2 users came there by Balanced (S1,S2)',
      '  Before step 4 1A had 0 assigned users and 1B 0. Balanced takes the node with the fewest, whatever capacity is left elsewhere.',
      '  4: Enable 4 users: 1A +2, 1B +2',
      '  5: Mode Active/Standby: Nobody moves',
      '  Under Active/Standby they keep the node they have (D6a).',
    ]);
  });
  test('one by hand, among two pairs', () => {
    expect(
      told('secondary', [
        ...pair('1'),
        ...pair('2'),
        standby,
        users(3),
        { do: 'assign', count: 1, of: '1A', node: '1B' },
      ]),
    ).toEqual([
      'They do not now. New users go to 1A and 2A in turn, 1A first. The 1 user on 1B sits there from before: no mode change moves anybody.',
      '- 1 user came there by hand [Move 1 to 1A: assign 1 1B 1A] (S11,S12)',
      '  9: Move 1 from 1A to 1B: 1A −1, 1B +1',
    ]);
  });
  test('under Balanced, among five nodes', () => {
    expect(
      told('secondary', [
        ...pair('1'),
        ...pair('2'),
        { do: 'add-group', name: 'PRG-3' },
        { do: 'add-node', group: 'PRG-3', name: '3A', capacity: 5000 },
        users(6),
      ]),
    ).toEqual([
      '1B has 1 assigned user, 2A 1, 2B 1, 3A 1 and 1A 2. Balanced takes the node with the fewest, whatever capacity is left elsewhere. New users go to 1B, 2A, 2B and 3A in turn, 1B first.',
      '- Balanced counts users, and 1B is next [Set mode Active/Standby, move 1 to 1A and move 1 to 2A: set-mode active-standby,assign 1 1B 1A,assign 1 2B 2A] (S1,S2,S25)',
      '  1B has 1 assigned user, 1 fewer than 1A.',
      '  Free capacity is not looked at, and a second node is a node like any other.',
      '  The mode has been Balanced from the start: it is the default of the product.',
      '  The nodes of this lab are all alike. ADVICE',
      '  To keep second nodes empty, use Active/Standby and move those who are there.',
    ]);
  });
  test('under Balanced and strict, with two nodes full', () => {
    expect(told('secondary', [...pair('1', 2, 9), ...pair('2', 2, 9), strict, users(10)])).toEqual([
      '1B has 3 assigned users, 1A 2, 2A 2 and 2B 3. Balanced takes the node with the fewest, but 1A and 2A are full and the capacity policy is strict. New users go to 1B and 2B in turn, 1B first.',
      '- Balanced counts users, and 1B is next [Set mode None: set-mode none] (S1,S2,S25)',
      '  1B has 3 assigned users.',
      '  Free capacity is not looked at, and a second node is a node like any other.',
      '  The mode has been Balanced from the start: it is the default of the product.',
      '  The nodes of this lab are mixed. ADVICE',
    ]);
  });
  test('under Balanced and strict, with as many as the first', () => {
    expect(told('secondary', [...pair('1', 1, 9), strict, users(2)])).toEqual([
      '1B has 1 assigned user and 1A 1. Balanced takes the node with the fewest, whatever capacity is left elsewhere. New users go to 1B until it holds 9.',
      '- Balanced counts users, and 1B is next [Set mode None: set-mode none] (S1,S2,S25)',
      '  1B has 1 assigned user.',
      '  Free capacity is not looked at, and a second node is a node like any other.',
      '  The mode has been Balanced from the start: it is the default of the product.',
      '  The nodes of this lab are mixed. ADVICE',
    ]);
  });
  test('under Balanced, and by hand', () => {
    expect(
      told('secondary', [...pair(), users(3), { do: 'assign', users: ['user1'], node: '1B' }]),
    ).toEqual([
      'Balanced uses every node, second nodes like first ones. New users go to 1A until it holds 3.',
      '- Balanced fills second nodes like first ones [Set mode Active/Standby and move 2 to 1A: set-mode active-standby,assign 2 1B 1A] (S1,S2,S25)',
      '  Free capacity is not looked at, and a second node is a node like any other.',
      '  The mode has been Balanced from the start: it is the default of the product.',
      '  The nodes of this lab are all alike. ADVICE',
      '  To keep second nodes empty, use Active/Standby and move those who are there.',
      '- 1 user came there by hand (S11,S12)',
      '  5: Assign user1 to 1B: 1A −1, 1B +1',
    ]);
  });
  test('by Balanced before the last time that it was set', () => {
    expect(
      told('secondary', [
        ...pair(),
        standby,
        users(2),
        balanced,
        users(2),
        standby,
        balanced,
        standby,
      ]),
    ).toEqual([
      'They do not now. New users go to 1A, the first node of PRG-1. The 2 users on 1B came by Balanced, which takes the node with the fewest users, first or second: no mode change moves anybody.',
      '- 2 users came there by Balanced [Move 2 to 1A: assign 2 1B 1A] (S1,S2)',
      '  6: Mode Balanced: Nobody moves',
      '  Before step 7 1B had 0 assigned users and 1A 2. Balanced takes the node with the fewest, whatever capacity is left elsewhere.',
      '  7: Enable 2 users: 1B +2',
      '  10: Mode Active/Standby: Nobody moves',
      '  Under Active/Standby they keep the node they have (D6a).',
    ]);
  });
  test('while users wait', () => {
    expect(told('secondary', [...pair(), users(4), standby, fail('1A')])).toEqual([
      'They do not now. New users wait until PRG-1 is back to Normal. The 2 users on 1B came by Balanced, which takes the node with the fewest users, first or second: no mode change moves anybody.',
      '- 2 users came there by Balanced (S1,S2)',
      '  Before step 4 1A had 0 assigned users and 1B 0. Balanced takes the node with the fewest, whatever capacity is left elsewhere.',
      '  4: Enable 4 users: 1A +2, 1B +2',
      '  5: Mode Active/Standby: Nobody moves',
      '  Under Active/Standby they keep the node they have (D6a).',
    ]);
  });
});
