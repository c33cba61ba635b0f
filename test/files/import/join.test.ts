import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { replay } from '../../../src/main/cli/replay';
import { measure } from '../../../src/main/engine/measure';
import { type JoinAnswers, joinPieces } from '../../../src/main/files/import/join';
import { readPieces } from '../../../src/main/files/import/pieces';

const ANSWERS: JoinAnswers = {
  servers: new Map(),
  blank: null,
  ovas: new Map([['*', '5000']]),
  mode: null,
  relogin: null,
  given: new Map(),
  scrub: false,
  title: 'Cluster',
};

async function joined(texts: Readonly<Record<string, string>>, answers: Partial<JoinAnswers> = {}) {
  const pieces = [];
  for (const [name, text] of Object.entries(texts))
    pieces.push(...(await readPieces(name, new TextEncoder().encode(text))));
  return joinPieces(pieces, { ...ANSWERS, ...answers });
}

/** Users by node, the unassigned, and states, after all steps; none of them may be refused. */
function end({ scenario }: Awaited<ReturnType<typeof joined>>) {
  const { state, failures } = replay(scenario);
  expect(failures).toEqual([]);
  const { assigned } = measure(state);
  const nodes = state.topology.nodes.flatMap((node, index) =>
    node ? [[node, index] as const] : [],
  );
  return {
    assigned: Object.fromEntries(nodes.map(([{ name }, index]) => [name, assigned[index]])),
    states: nodes.map(([{ state: shown }]) => shown),
    unassigned: state.users.counts.unassigned,
    mode: state.topology.mode,
  };
}

const GROUPS =
  'name haenabled name isprimary\n==== ========= ==== =========\nHQ-A t         a1   t\nHQ-A t         a2   f\nHQ-B f         b1   f\n';
const USERS = 'USER ID,ASSIGNED PRESENCE SERVER\nu1,A1.corp.example\nu2,a2\nu3,\nu4,imp-old\nu5,b1';

describe('three pieces', () => {
  test('become a lab that begins as the product ships, with who is where and what was read from where', async () => {
    const lab = await joined(
      { 'groups.txt': GROUPS, 'users.csv': USERS },
      { mode: 'active-standby' },
    );
    expect(lab.scenario.steps[0]).toMatchObject({
      do: 'set-parameter',
      release: '15',
      multiDeviceMessaging: true,
    });
    expect(lab.scenario.steps.map(({ note }) => note).filter((note) => note !== undefined)).toEqual(
      [
        'As the product ships; set the release of your cluster.',
        'Read from groups.txt.',
        'Read from groups.txt.',
        'Read from users.csv.',
      ],
    );
    expect(end(lab)).toEqual({
      assigned: { a1: 1, a2: 1, b1: 1 },
      states: ['Normal', 'Normal', 'Unknown'],
      unassigned: 1,
      mode: 'active-standby',
    });
    expect(lab.leftOut[0]!.problems).toMatchObject([{ kind: 'server', line: 5, id: 'u4' }]);
    expect(lab.decisions.find(({ id }) => id === 'server:imp-old')).toMatchObject({
      chosen: 'leave-out',
      code: 'V34',
    });
  });

  test('take an answer for every server and for blanks', async () => {
    const texts = { 'groups.txt': GROUPS, 'users.csv': USERS };
    expect(
      end(await joined(texts, { servers: new Map([['imp-old', { to: 'b1' }]]) })).assigned,
    ).toEqual({ a1: 1, a2: 1, b1: 2 });
    expect(
      end(await joined(texts, { servers: new Map([['imp-old', 'unassigned']]) })).unassigned,
    ).toBe(2);
    expect(
      end(await joined(texts, { servers: new Map([['imp-old', 'mode']]), blank: 'mode' })),
    ).toMatchObject({ unassigned: 0 });
  });

  test('make an unknown server a node where that is the answer, and ask for its size', async () => {
    const texts = { 'groups.txt': GROUPS, 'users.csv': USERS };
    const given = new Map([['server:imp-old', 'create']]);
    const asked = await joined(texts, { given, ovas: new Map() });
    expect(asked.missing.find(({ what }) => what === 'ova')?.nodes).toContain('imp-old');
    expect(asked.decisions.find(({ id }) => id === 'server:imp-old')).toMatchObject({
      chosen: 'create',
    });
    expect(end(await joined(texts, { given })).assigned).toMatchObject({ 'imp-old': 1 });
  });

  test('leave a node without a size out, and say so', async () => {
    const lab = await joined(
      { 'groups.txt': GROUPS, 'users.csv': USERS },
      {
        ovas: new Map([
          ['A1', '5000'],
          ['a2.corp.example', '15000'],
        ]),
      },
    );
    expect(lab.missing).toContainEqual(
      expect.objectContaining({ what: 'ova', nodes: ['b1'], standIn: null }),
    );
    expect(end(lab)).toMatchObject({ assigned: { a1: 1, a2: 1 }, unassigned: 2 });
  });

  test('hide ids where asked, in the order in which they came', async () => {
    const lab = await joined(
      { 'groups.txt': GROUPS, 'users.csv': USERS.replaceAll('u', 'secret-') },
      { scrub: true },
    );
    expect(JSON.stringify(lab.scenario)).not.toContain('secret-');
    expect(end(lab).assigned).toEqual({ a1: 1, a2: 1, b1: 1 });
  });
});

test('of a user in two lists the answer of the database is taken, and the difference is a decision', async () => {
  const axl =
    '<r><return><assignedPresenceUsers><userid>u1</userid><server>a2</server></assignedPresenceUsers><assignedPresenceUsers><userid>u9</userid><server>b1</server></assignedPresenceUsers></return></r>';
  const lab = await joined({ 'groups.txt': GROUPS, 'users.csv': USERS, 'axl.xml': axl });
  expect(end(lab).assigned).toEqual({ a1: 0, a2: 2, b1: 2 });
  expect(lab.decisions.find(({ id }) => id === 'users')).toMatchObject({
    chosen: 'axl.xml',
    isGap: false,
  });
  const other = await joined(
    { 'groups.txt': GROUPS, 'users.csv': USERS, 'axl.xml': axl },
    { given: new Map([['users', 'users.csv']]) },
  );
  expect(end(other).assigned).toEqual({ a1: 1, a2: 1, b1: 2 });
});

test('counts by node become users on their nodes', async () => {
  const lab = await joined(
    { 'groups.txt': GROUPS, counts: 'a1 20\na2: 1 010\nb1 3' },
    { mode: 'none' },
  );
  expect(end(lab)).toMatchObject({
    assigned: { a1: 20, a2: 1010, b1: 3 },
    mode: 'none',
    unassigned: 0,
  });
});

test('groups that differ between pieces are decisions with an answer', async () => {
  const status =
    'Subcluster Name: HQ-A\nNode 1 Name : a2.corp.example State: Unknown Reason: High Availability Not Enabled\nNode 2 Name : a1 State: Unknown Reason: High Availability Not Enabled\n';
  const axl =
    '<r><return><presenceRedundancyGroup><name>HQ-A</name><server1>a1</server1><server2>a2</server2><haEnabled>true</haEnabled></presenceRedundancyGroup></return></r>';
  const lab = await joined({ axl, status });
  expect(lab.decisions.map(({ id, chosen }) => [id, chosen])).toEqual([
    ['order:HQ-A', 'a1 then a2'],
    ['ha:HQ-A', 'on'],
  ]);
  const answered = await joined(
    { axl, status },
    {
      given: new Map([
        ['order:HQ-A', 'a2 then a1'],
        ['ha:HQ-A', 'off'],
      ]),
    },
  );
  expect(answered.topology.groups[0]).toMatchObject({
    ha: false,
    nodes: [{ name: 'a2' }, { name: 'a1' }],
  });
});

describe('a cluster in failover opens in the state it was found in', () => {
  test.each([
    ['Idle', 'On Admin Request', 'Running in Backup Mode', 'On Admin Request'],
    [
      'Failed Over with Critical Services not Running',
      'Critical Service Down',
      'Running in Backup Mode',
      'Critical Service Down',
    ],
    [
      'Running in Backup Mode',
      'Critical Service Down',
      'Failed Over with Critical Services not Running',
      'Critical Service Down',
    ],
    ['Failed', 'Critical Service Down', 'Failed', 'Critical Service Down'],
    ['Normal', '', 'Normal', ''],
  ])('%s (%s) / %s', async (one, oneReason, two, twoReason) => {
    const line = (slot: number, name: string, state: string, reason: string) =>
      `Node ${slot} Name : ${name} State: ${state}${reason === '' ? '' : ` Reason: ${reason}`}`;
    const lab = await joined({
      status: `Subcluster Name: HQ-A\n${line(1, 'a1', one, oneReason)}\n${line(2, 'a2', two, twoReason)}\n`,
      counts: 'a1 5\na2 6',
    });
    const { states, assigned } = end(lab);
    const spelled = (state: string) => (state === 'Failed' ? 'Running in Failed Mode' : state);
    expect(states.map((state) => state.toLowerCase())).toEqual(
      [one, two].map((state) => spelled(state).toLowerCase()),
    );
    expect(assigned).toEqual({ a1: 5, a2: 6 });
    expect(lab.warnings).toEqual([]);
  });
});

test('groups and users of the shared examples make a whole lab', async () => {
  const read = (name: string) =>
    readFileSync(join(import.meta.dirname, '../../data/import', name), 'utf8');
  const lab = await joined({
    users: read('23-axl-listAssignedPresenceUsers.xml'),
    groups: read('23b-axl-listPresenceRedundancyGroup.xml'),
  });
  expect(end(lab).assigned).toEqual({ 'imp-pub.corp.example': 1, 'imp-sub.corp.example': 0 });
  expect(lab.notices).toContain('PRG-1 has 1 users in the lists and 2 by its count');
});
