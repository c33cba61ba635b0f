import { afterAll, describe, expect, test } from 'vitest';
import { implab, PAIR, savedLab, scenario, temporaryFiles } from './labs';

const files = temporaryFiles();
afterAll(() => files.dispose());

const before = files.write('before.json', scenario([...PAIR, { do: 'enable-users', count: 10 }]));
const after = files.write(
  'after.json',
  scenario([
    ...PAIR,
    { do: 'enable-users', count: 10 },
    { do: 'assign', count: 4, of: 'imp1', node: 'imp2' },
    { do: 'unassign', users: ['user2'] },
    { do: 'set-mode', mode: 'none' },
    { do: 'set-ha', group: 'PRG-1', enabled: false },
    { do: 'add-group', name: 'PRG-2' },
    { do: 'add-node', group: 'PRG-2', name: 'imp3', ova: '5000' },
    { do: 'disable-users', users: ['user10'] },
    { do: 'enable-users', users: [{ id: 'ann' }, { id: 'bob' }] },
  ]),
);
const broken = files.write('broken.json', scenario([{ do: 'wait' }]));

/** Thin spaces shown as plain ones, so that expected texts can be read here. */
function plain(text: string): string {
  return text.replaceAll('\u202f', ' ');
}

describe('the same lab', () => {
  test('ends with 0, in words and in JSON', async () => {
    const { code, out, err } = await implab('diff', before, before);
    expect({ code, out, err }).toEqual({
      code: 0,
      out: `Same. ${before} and ${before} have the same nodes, settings, users and loads.`,
      err: '',
    });
    const { code: jsonCode, lines } = await implab('diff', before, before, '--json');
    expect(jsonCode).toBe(0);
    expect(lines).toEqual([
      `{"same":true,"a":${JSON.stringify(before)},"b":${JSON.stringify(before)},"topology":[],` +
        '"parameters":[],"moves":[],"onlyInA":0,"onlyInB":0,"nodes":[' +
        '{"node":"imp1","assignedBefore":5,"assignedAfter":5,"loadBefore":5,"loadAfter":5,"capacityBefore":5000,"capacityAfter":5000,"ownBefore":5,"ownAfter":5},' +
        '{"node":"imp2","assignedBefore":5,"assignedAfter":5,"loadBefore":5,"loadAfter":5,"capacityBefore":5000,"capacityAfter":5000,"ownBefore":5,"ownAfter":5}],"serving":[]}',
    ]);
  });

  test('may come by other steps, in another order, under another title, as a list or as a count', async () => {
    const users = Array.from({ length: 10 }, (_, i) => ({ id: `user${i + 1}` }));
    const otherWay = files.write(
      'other-way.json',
      scenario(
        [
          { do: 'set-mode', mode: 'none', note: 'On the way.' },
          { do: 'add-group', name: 'PRG-1' },
          { do: 'add-node', group: 'PRG-1', name: 'imp2', slot: 2, capacity: 5000 },
          { do: 'add-node', group: 'PRG-1', name: 'imp1', slot: 1, capacity: 5000 },
          { do: 'set-ha', group: 'PRG-1', enabled: true },
          { do: 'set-mode', mode: 'balanced' },
          { do: 'enable-users', users },
        ],
        { title: 'Another title', notes: 'Other notes' },
      ),
    );
    expect(await implab('diff', before, otherWay)).toMatchObject({ code: 0, err: '' });
  });

  test('may be a saved lab on either side, as far as its steps are done', async () => {
    const steps = [...PAIR, { do: 'enable-users', count: 10 }, { do: 'fail-node', node: 'imp1' }];
    const undone = files.write('undone.implab', await savedLab(steps, 1));
    const done = files.write('done.implab', await savedLab(steps));
    expect((await implab('diff', before, undone)).code).toBe(0);
    expect((await implab('diff', undone, before)).code).toBe(0);
    expect((await implab('diff', before, done)).code).toBe(1);
  });
});

describe('other labs', () => {
  test('end with 1 and tell nodes, settings, figures and moves with the step that caused them', async () => {
    const { code, lines, err } = await implab('diff', before, after);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(lines.map(plain)).toEqual([
      `Different. 5 users with another node, 1 user only in ${before}, 2 users only in ${after}, ` +
        '5 differences in nodes and groups, 1 difference in settings.',
      '',
      'Nodes and groups  A              B',
      'PRG-2             not there  ->  HA off',
      'HA of PRG-1       HA on      ->  HA off',
      'imp3              not there  ->  PRG-2, 1st, 5K OVA',
      'State of imp1     Normal     ->  Unknown',
      'State of imp2     Normal     ->  Unknown',
      '',
      'Settings  A             B',
      'Mode      Balanced  ->  None',
      '',
      'Node  Assigned   Load',
      'imp1  5 -> 1     5 -> 1',
      'imp2  5 -> 7     5 -> 7',
      'imp3  none -> 0  none -> 0',
      '',
      'From  To       Users  Step of B                    Who',
      'imp1  imp2     4      5, Move 4 from imp1 to imp2  user1, user3, user5 and 1 more',
      'imp2  no node  1      6, Unassign user2            user2',
    ]);
  });

  test('in JSON the steps count from 0', async () => {
    const { code, lines } = await implab('diff', before, after, '--json');
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      same: false,
      a: before,
      b: after,
      parameters: [{ what: 'Mode', before: 'Balanced', after: 'None' }],
      moves: [
        {
          from: 'imp1',
          to: 'imp2',
          count: 4,
          users: ['user1', 'user3', 'user5', 'user7'],
          cause: { step: 4, label: 'Move 4 from imp1 to imp2' },
        },
        { from: 'imp2', to: null, count: 1, users: ['user2'], cause: { step: 5 } },
      ],
      onlyInA: 1,
      onlyInB: 2,
    });
  });

  test('the figures of a node that is the same on both sides stand once', async () => {
    const lost = files.write(
      'lost.json',
      scenario([
        ...PAIR,
        { do: 'enable-users', count: 10 },
        { do: 'fail-node', node: 'imp1' },
        { do: 'note', text: 'Homes stay where they are.' },
      ]),
    );
    const { out } = await implab('diff', before, lost);
    expect(out).toMatch(/^imp1 {2}5 {9}5 -> 0$/m);
    expect(out).toMatch(/^imp2 {2}5 {9}5 -> 10$/m);
    expect(out).not.toContain('Step of B');
  });

  test('a step that failed is told and counts as what it is: nothing done', async () => {
    const failing = files.write(
      'failing.json',
      scenario([...PAIR, { do: 'enable-users', count: 10 }, { do: 'fallback', group: 'PRG-1' }]),
    );
    expect(await implab('diff', before, failing)).toMatchObject({
      code: 0,
      err: `${failing}: 1 failure; implab run tells which`,
    });
  });

  test('names and notes cannot steer the terminal or flood it', async () => {
    const steering = files.write(
      'steering.json',
      scenario([
        ...PAIR,
        { do: 'enable-users', count: 10 },
        { do: 'set-notes', on: 'lab', text: `\u001b[2J\n\u202e${'x'.repeat(100_000)}` },
      ]),
    );
    const { code, lines } = await implab('diff', before, steering);
    expect(code).toBe(1);
    expect(lines.join('').length).toBeLessThan(2000);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(lines.join('')).not.toMatch(/[\u0000-\u001f\u202e]/);
  });
});

test('ends with 2 for each file that cannot be read, with nothing on standard output', async () => {
  for (const args of [
    [before, broken],
    [broken, before, '--json'],
  ]) {
    const { code, out, err } = await implab('diff', ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('broken.json: steps[0].seconds: is missing');
  }
  const both = await implab('diff', broken, 'nowhere.json');
  expect(both.code).toBe(2);
  expect(both.err.split('\n')).toHaveLength(2);
});
