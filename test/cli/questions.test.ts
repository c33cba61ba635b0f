import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Step } from '../../src/shared/step';
import { implab, PAIR, scenario, temporaryFiles } from './labs';

const files = temporaryFiles();
afterAll(() => files.dispose());

const question = join(import.meta.dirname, '../scenarios/why-the-secondary.json');
const failing = files.write(
  'failing.json',
  scenario([...PAIR, { do: 'enable-users', count: 2 }, { do: 'expect', clock: 9 }]),
);
const broken = files.write('broken.json', '{"format": ');

describe('explain', () => {
  test('tells the reason, the step and the counts as they stood just before', async () => {
    const { code, lines } = await implab('explain', question, 'user801', '--json');
    expect(code).toBe(0);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      user: 'user801',
      home: 'imp-sub',
      servedBy: 'imp-sub',
      reason: 'BAL_FEWEST',
      step: 8,
      mode: 'balanced',
      candidates: [
        { node: 'imp-pub', assigned: 800, capacity: 5000, eligible: true, why: expect.any(String) },
        { node: 'imp-sub', assigned: 0, capacity: 5000, eligible: true, why: expect.any(String) },
      ],
      text: expect.stringContaining('imp-sub'),
    });
  });

  test('says it in words, with a table of the candidates', async () => {
    const { code, out } = await implab('explain', question, 'user801');
    expect(code).toBe(0);
    expect(out).toContain('imp-pub');
    expect(out).toMatch(/^imp-sub\s+0\s+5.000\s+yes/m);
  });

  test('tells the changes that would have led elsewhere, as steps and in words', async () => {
    const { lines } = await implab('explain', question, 'user801', '--json');
    expect(JSON.parse(lines[0]!).flips).toContainEqual({
      label: 'Active/Standby at step 9',
      home: 'imp-pub',
      at: 8,
      steps: [{ do: 'set-mode', mode: 'active-standby' }],
    });
    const { out } = await implab('explain', question, 'user801');
    expect(out).toMatch(/^ *Active\/Standby at step 9 +imp-pub/m);
  });

  test('names the node that serves a user whose home is lost', async () => {
    const lost = files.write(
      'lost.json',
      scenario([...PAIR, { do: 'enable-users', count: 2 }, { do: 'fail-node', node: 'imp1' }]),
    );
    const { lines } = await implab('explain', lost, 'user1', '--json');
    expect(JSON.parse(lines[0]!)).toMatchObject({
      home: 'imp1',
      servedBy: 'imp2',
      notes: ['SERVED_BY_PEER'],
    });
  });

  test('looks through snapshots that were restored', async () => {
    const restored = files.write(
      'restored.json',
      scenario([
        ...PAIR,
        { do: 'take-snapshot', name: 's' },
        { do: 'enable-users', count: 4 },
        { do: 'restore-snapshot', name: 's' },
        { do: 'enable-users', count: 1 },
      ]),
    );
    const { lines } = await implab('explain', restored, 'user1', '--json');
    expect(JSON.parse(lines[0]!)).toMatchObject({ reason: 'BAL_TIE', step: 6, home: 'imp1' });
  });

  test('ends with 1 for an unknown user and for a file with a failed step, with 2 for no scenario', async () => {
    expect(await implab('explain', question, 'nobody', '--json')).toMatchObject({
      code: 1,
      out: '',
    });
    const failed = await implab('explain', failing, 'user1', '--json');
    expect({ code: failed.code, home: JSON.parse(failed.out).home }).toEqual({
      code: 1,
      home: 'imp1',
    });
    expect(failed.err).toContain('step 4: clock: expected 9, actual 0');
    expect((await implab('explain', broken, 'user1')).code).toBe(2);
  });
});

describe('what-if', () => {
  test('tells every failure of one node and of two, in topology order', async () => {
    const lab = files.write(
      'pair-and-one.json',
      scenario([
        ...PAIR,
        { do: 'add-group', name: 'PRG-2' },
        { do: 'add-node', group: 'PRG-2', name: 'imp3', capacity: 5000 },
        { do: 'enable-users', count: 12000 },
      ]),
    );
    const { code, lines } = await implab('what-if', lab, '--json');
    expect(code).toBe(0);
    expect(lines).toEqual([
      '{"cases":[' +
        '{"failed":["imp1"],"load":{"imp1":0,"imp2":8000,"imp3":4000},"noService":0,"over":[{"node":"imp2","surplus":3000}],"kind":"one","loggedOut":4000,"back":537},' +
        '{"failed":["imp2"],"load":{"imp1":8000,"imp2":0,"imp3":4000},"noService":0,"over":[{"node":"imp1","surplus":3000}],"kind":"one","loggedOut":4000,"back":537},' +
        '{"failed":["imp3"],"load":{"imp1":4000,"imp2":4000,"imp3":0},"noService":4000,"over":[],"kind":"one","loggedOut":4000,"back":null},' +
        '{"failed":["imp1","imp2"],"load":{"imp1":0,"imp2":0,"imp3":4000},"noService":8000,"over":[],"kind":"two","loggedOut":8000,"back":null},' +
        '{"failed":["imp1","imp3"],"load":{"imp1":0,"imp2":8000,"imp3":0},"noService":4000,"over":[{"node":"imp2","surplus":3000}],"kind":"two","loggedOut":8000,"back":537},' +
        '{"failed":["imp2","imp3"],"load":{"imp1":8000,"imp2":0,"imp3":0},"noService":4000,"over":[{"node":"imp1","surplus":3000}],"kind":"two","loggedOut":8000,"back":537}]}',
    ]);
    const { out } = await implab('what-if', lab);
    expect(out).toMatch(/^imp1 \+ imp2 +∅ +∅ +4.000 +none +8.000 +8.000 +after repair$/m);
  });

  test('leaves out machines that are down already', async () => {
    const lab = files.write(
      'down.json',
      scenario([...PAIR, { do: 'enable-users', count: 2 }, { do: 'fail-node', node: 'imp1' }]),
    );
    const { lines } = await implab('what-if', lab, '--json');
    expect(JSON.parse(lines[0]!).cases).toEqual([
      {
        failed: ['imp2'],
        load: { imp1: 0, imp2: 0 },
        noService: 2,
        over: [],
        kind: 'one',
        loggedOut: 2,
        back: null,
      },
    ]);
  });

  test('ends with 1 for a failed step and with 2 for no scenario', async () => {
    expect((await implab('what-if', failing, '--json')).code).toBe(1);
    expect((await implab('what-if', broken)).code).toBe(2);
  });

  test('an empty lab has no case', async () => {
    const empty = files.write('empty-lab.json', scenario([]));
    expect(await implab('what-if', empty, '--json')).toMatchObject({
      code: 0,
      out: '{"cases":[]}',
    });
    expect((await implab('what-if', empty)).out).toBe('No node is up, so none can fail.');
  });
});

describe('lint', () => {
  test('ends with 0 where nothing is an error, whatever else is found', async () => {
    const lone = files.write(
      'lone.json',
      scenario([
        { do: 'add-group', name: 'PRG-1' },
        { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 5000 },
        { do: 'enable-users', count: 1 },
      ]),
    );
    const { code, lines } = await implab('lint', lone, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(lines[0]!)).toEqual({
      file: lone,
      findings: [
        {
          code: 'V20',
          severity: 'warning',
          at: 'PRG-1',
          message: expect.any(String),
          about: 'design',
          title: 'Nobody takes over in PRG-1',
          advice: expect.stringContaining('second node'),
          basis: 'documented',
          sources: ['S17b', 'S2'],
          fixes: [expect.objectContaining({ label: expect.stringContaining('PRG-1') })],
        },
      ],
    });
  });

  test('gives fixes whose steps, put at the end of the file, end the finding', async () => {
    const steps = [
      { do: 'add-group', name: 'PRG-1' },
      { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 5000 },
      { do: 'enable-users', count: 1 },
    ] as const;
    const before = files.write('before.json', scenario(steps));
    const { findings } = JSON.parse((await implab('lint', before, '--json')).lines[0]!);
    const after = files.write('after.json', scenario([...steps, ...findings[0].fixes[0].steps]));
    const { lines } = await implab('lint', after, '--json');
    expect(lines[0]).not.toContain('V20');
  });

  test('ends with 1 where something is an error, errors first', async () => {
    const mixed = join(import.meta.dirname, '../scenarios/mixed-capacities.json');
    const { code, lines } = await implab('lint', mixed, '--json');
    const { findings } = JSON.parse(lines[0]!);
    expect(code).toBe(1);
    expect(findings.map((finding: { code: string }) => finding.code).slice(0, 2)).toEqual([
      'L01',
      'V10',
    ]);
    expect((await implab('lint', mixed)).out).toMatch(/^error +L01 +imp1 /);
  });

  test('a dark pair is an error, a failed-over one a warning, and what is state is told from design', async () => {
    const pair = [
      { do: 'add-group', name: 'PRG-1', ha: true },
      { do: 'add-node', group: 'PRG-1', name: 'imp1', ova: '5000' },
      { do: 'add-node', group: 'PRG-1', name: 'imp2', ova: '5000' },
      { do: 'enable-users', count: 4000 },
    ] as const;
    const run = async (...more: Step[]) =>
      implab('lint', files.write('state.json', scenario([...pair, ...more])));
    expect((await run()).out).toBe('Nothing found.');
    const failedOver = await run({ do: 'fail-node', node: 'imp1' });
    expect(failedOver.code).toBe(0);
    expect(failedOver.out).toMatch(/^warning +L04 +PRG-1 /);
    const dark = await run({ do: 'fail-node', node: 'imp1' }, { do: 'fail-node', node: 'imp2' });
    expect(dark.code).toBe(1);
    expect(dark.out).toMatch(/^error +L03 +PRG-1 +Nobody serves 4.000 users of PRG-1/);
    expect(dark.lines.at(-1)).toBe('State: 1 error. Design: nothing found.');
  });

  test('ends with 2 for what is no scenario', async () => {
    expect(await implab('lint', broken, '--json')).toMatchObject({ code: 2, out: '' });
  });
});
