import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LAB_FILES } from '../../src/main/files/lab-files';
import { COMMANDS } from '../../src/main/lab/commands';
import { createLab } from '../../src/main/lab/labs';
import { openTestLab } from './open-test-lab';

/** Arguments that are nearly right: the names are, the values often not. */
const argument = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(
    fc.constantFrom(
      'steps',
      'position',
      'id',
      'name',
      'data',
      'offset',
      'limit',
      'a',
      'b',
      'kind',
      'step',
      'index',
      'title',
      'template',
      'question',
      'accept',
      'node',
      '__proto__',
    ),
    fc.oneof(
      fc.jsonValue(),
      fc.nat(),
      fc.constantFrom('pair', 'implab', 'report', 'over', 'imp-pub', 'user1', 'bm90IGEgbGFi'),
    ),
  ),
);

test('whatever is sent, the answer is an answer, the log stays empty and the lab is usable', async () => {
  const lab = await openTestLab();
  await lab.call('file.openSample', { id: 'failover-and-fallback' });
  const command = fc.oneof(
    fc.constantFrom(...Object.keys(COMMANDS)),
    fc.string(),
    fc.constantFrom('__proto__', 'constructor', 'shell.open'),
  );
  await fc.assert(
    fc.asyncProperty(command, argument, async (name, args) => {
      const answer = await lab.lab.call(name, args);
      expect(typeof answer).toBe('object');
      expect(answer).not.toBeNull();
    }),
    { numRuns: 1500 },
  );
  expect(lab.log).toEqual([]);
  await lab.call('file.new', { template: 'pair' });
  expect(await lab.call('lab.run', { steps: [{ do: 'enable-users', count: 3 }] })).toMatchObject({
    ok: true,
  });
});

const ARGS = {
  'lab.undo': {},
  'lab.redo': {},
  'file.saveBytes': {},
  'lab.users': { offset: 0, limit: 10 },
} as const;

describe('without a lab', () => {
  test.each(['lab.undo', 'lab.redo', 'lab.users', 'file.saveBytes'] as const)(
    '%s says so',
    async (command) => {
      const lab = await openTestLab();
      expect(await lab.call(command, ARGS[command])).toMatchObject({
        ok: false,
        problem: { code: 'no-lab' },
      });
    },
  );
});

test('an internal error is one reference for the person and the details for the log', async () => {
  const log: string[] = [];
  const lab = await createLab({
    files: {
      ...LAB_FILES,
      formatScenario: () => {
        throw new Error('the pen is out of ink');
      },
    },
    host: { kind: 'web', platform: 'linux', version: '1.0.0' },
    log: (line) => log.push(line),
  });
  await lab.call('file.new', { template: 'pair' });
  const answer = (await lab.call('file.export', { kind: 'scenario' })) as {
    problem: { code: string; message: string };
  };
  expect(answer.problem.code).toBe('internal');
  const reference = /reference ([0-9a-f]{4})\./.exec(answer.problem.message)?.[1];
  expect(log).toHaveLength(1);
  expect(log[0]).toMatch(new RegExp(`^${reference} file\\.export: Error: the pen is out of ink`));
  expect(await lab.call('lab.run', { steps: [] })).toMatchObject({ ok: true });
});

test('commands sent at once are done one after another, in order', async () => {
  const lab = await openTestLab();
  const answers = await Promise.all([
    lab.call('file.new', { template: 'empty' }),
    ...Array.from({ length: 30 }, (_, index) =>
      lab.call('lab.run', { steps: [{ do: 'add-group', name: `G${index}` }] }),
    ),
    lab.call('file.openSample', { id: 'why-the-secondary' }),
    lab.call('lab.undo', {}),
  ]);
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(lab.view()).toMatchObject({
    title: 'Why is the secondary filling up?',
    redo: 'Enable 100 users',
  });
});
