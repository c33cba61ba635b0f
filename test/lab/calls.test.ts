import { expect, test } from 'vitest';
import { LAB_FILES } from '../../src/main/files/lab-files';
import { COMMANDS } from '../../src/main/lab/commands';
import { base64, openTestLab } from './open-test-lab';

const NOTE = { steps: [{ do: 'note', text: 'hello' }] };

test('a command that means the lab before is refused and does nothing to the one that is open', async () => {
  const lab = await openTestLab();
  await lab.call('file.new', { template: 'pair' });
  const { lab: before } = lab.view();
  await lab.call('file.new', { template: 'empty' });
  const answer = await lab.lab.call('lab.run', NOTE, { lab: before });
  expect(answer).toMatchObject({ ok: false, problem: { code: 'another-lab' } });
  expect(lab.rows()).toEqual([]);
  expect(await lab.lab.call('lab.run', NOTE, { lab: lab.view().lab })).toMatchObject({ ok: true });
});

test('a command that means an older revision is refused', async () => {
  const lab = await openTestLab();
  await lab.call('file.new', { template: 'pair' });
  const { revision } = lab.view();
  expect(await lab.lab.call('lab.run', NOTE, { revision })).toMatchObject({ ok: true });
  const answer = await lab.lab.call('lab.run', NOTE, { revision });
  expect(answer).toMatchObject({ ok: false, problem: { code: 'lab-changed' } });
});

test('what a call says about itself is checked like its arguments', async () => {
  const lab = await openTestLab();
  const wrong = [{ id: 7 }, { revision: -1 }, { revision: Number.NaN }, { more: 1 }, null, 'x'];
  for (const about of wrong)
    expect(await lab.lab.call('host.info', {}, about as never)).toMatchObject({
      problem: { code: 'bad-arguments' },
    });
});

test('the answer to a change says where the lab stands, so that an event is not waited for', async () => {
  const lab = await openTestLab();
  const opened = await lab.ask('file.new', { template: 'pair' });
  expect(opened.now).toEqual({ lab: lab.view().lab, revision: lab.view().revision });
  const ran = await lab.ask('lab.run', { steps: [{ do: 'fail-node', node: 'imp-pub' }] });
  expect(ran).toMatchObject({
    label: 'Fail imp-pub',
    from: 6,
    now: { revision: lab.view().revision },
  });
});

test('a call is ended by its id, whether it works or waits, and no other', async () => {
  const lab = await openTestLab();
  const steps = Array.from(
    { length: 3000 },
    (_, index) => ({ do: 'note', text: String(index) }) as const,
  );
  const text = LAB_FILES.formatScenario({ format: 'implab-scenario', version: 1, steps });
  const file = { name: 'long.json', data: base64(text) };
  const open = (id: string) => lab.lab.call('file.openBytes', file, { id });
  const answers = [open('a'), open('b'), open('c')];
  await lab.call('task.cancel', { id: 'a' });
  await lab.call('task.cancel', { id: 'b' });
  await lab.call('task.cancel', { id: 'nobody' });
  const [a, b, c] = await Promise.all(answers);
  expect([a, b]).toMatchObject([
    { problem: { code: 'cancelled' } },
    { problem: { code: 'cancelled' } },
  ]);
  expect(c).toMatchObject({ ok: true });
});

test('every command says for each part what it is', () => {
  for (const [name, { needs, changes, turn }] of Object.entries(COMMANDS)) {
    expect([name, typeof changes, ['lab', 'nothing'].includes(needs)]).toEqual([
      name,
      'boolean',
      true,
    ]);
    // What changes the lab must meet it as the command before left it.
    expect([name, changes && turn !== undefined]).toEqual([name, false]);
  }
});
