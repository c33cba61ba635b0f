import { expect, test } from 'vitest';
import { UserColumns } from '../../src/main/engine/state';
import { openScenario } from '../../src/main/lab/opening/open';
import { createStore } from '../../src/main/store/lab-store';
import type { Stored } from '../../src/main/store/meta';
import type { Step } from '../../src/shared/step';
import { base64, openTestLab } from './open-test-lab';

const STEPS: Step[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 100 },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 100 },
  { do: 'enable-users', count: 10 },
  { do: 'fail-node', node: 'imp1' },
];

/** A file as another engine might have written it: whole and sealed, but with another result. */
async function fileWith(
  change: (stored: Stored) => Stored,
  steps: readonly Step[] = STEPS,
): Promise<string> {
  const scenario = { format: 'implab-scenario', version: 1, steps } as const;
  const lab = await openScenario(scenario, { name: 'x', path: null }, async () => {});
  const store = await createStore();
  store.persist(change({ record: lab.record, state: lab.state }));
  return base64(store.bytes());
}

const homeOfFirst =
  (home: number) =>
  (stored: Stored): Stored => {
    const { users } = stored.state;
    const [first, ...others] = users.blocks.map((block) => block.copy());
    first!.home[0] = home;
    const blocks = [first!, ...others];
    return { ...stored, state: { ...stored.state, users: new UserColumns({ ...users, blocks }) } };
  };

async function opened(data: string) {
  const lab = await openTestLab();
  expect(await lab.call('file.openBytes', { name: 'x.implab', data })).toMatchObject({ ok: true });
  return lab;
}

test('a file that replays to the same result says so and counts as saved', async () => {
  const lab = await opened(await fileWith((stored) => stored));
  expect(lab.view().file).toMatchObject({
    dirty: false,
    seal: { verdict: 'same', text: 'Replays to the same result' },
  });
});

test('a file with another result opens as this engine sees it, and says what differs', async () => {
  const lab = await opened(await fileWith(homeOfFirst(1)));
  expect(lab.view().file.seal).toEqual({
    verdict: 'different',
    text: 'Replays to another result: imp1 has 4 users in the file and 5 users now',
  });
  const page = await lab.ask('lab.users', { offset: 0, limit: 1 });
  expect(page.rows[0]).toMatchObject({ id: 'user1', assignedTo: 'imp1' });
  const again = await lab.call('file.saveBytes', {});
  if (!again.ok) throw new Error('not saved');
  expect((await opened(again.file.data)).view().file.seal?.verdict).toBe('same');
});

test('steps that ended otherwise are named', async () => {
  const data = await fileWith((stored) => ({
    ...stored,
    record: {
      ...stored.record,
      journal: stored.record.journal.with(3, {
        ...stored.record.journal[3]!,
        refused: 'LIMIT',
        failed: true,
      }),
    },
  }));
  const lab = await opened(data);
  expect(lab.view().file.seal?.text).toBe('Replays to another result: step 4 ends otherwise');
  expect(lab.rows()[3]).toMatchObject({ refused: null, failed: false });
});

test('newer rules are named as the cause', async () => {
  const newer = (stored: Stored) => ({ ...stored, record: { ...stored.record, engine: 99 } });
  expect((await opened(await fileWith(newer))).view().file.seal?.verdict).toBe('same');
  const both = await fileWith((stored) => newer(homeOfFirst(255)(stored)));
  expect((await opened(both)).view().file.seal?.verdict).toBe('newer-engine');
});

test('what differs beside users is named', async () => {
  const withMode = await opened(
    await fileWith((stored) => {
      const topology = { ...stored.state.topology, mode: 'none' as const };
      return { ...stored, state: { ...stored.state, topology } };
    }),
  );
  expect(withMode.view().file.seal?.text).toBe('Replays to another result: another mode');
  const later = await opened(
    await fileWith((stored) => ({ ...stored, state: { ...stored.state, clock: 3600 } })),
  );
  expect(later.view().file.seal?.text).toBe(
    'Replays to another result: the clock stands at 1:00:00 in the file and at 0:01:00 now',
  );
});

test('a file of older rules says which steps the newer ones change, and how', async () => {
  const steps: Step[] = [
    ...STEPS,
    { do: 'restore-node', node: 'imp1' },
    { do: 'fail-node', node: 'imp2' },
    { do: 'fail-node', node: 'imp1' },
    { do: 'restore-node', node: 'imp2' },
  ];
  const older = (stored: Stored) => ({ ...stored, record: { ...stored.record, engine: 1 } });
  const lab = await opened(await fileWith(older, steps));
  expect(lab.view().file.seal).toEqual({
    verdict: 'older-engine',
    text: 'Newer rules change step 7, Fail imp2: served after 60\u202fs now, at once before; step 8, Fail imp1: noticed after 60\u202fs now, at once before; step 9, Restore imp2: served after 120\u202fs now, at once before',
  });
  const again = await lab.call('file.saveBytes', {});
  if (!again.ok) throw new Error('not saved');
  expect((await opened(again.file.data)).view().file.seal?.verdict).toBe('same');
});

test('a file of older rules tells figures that are others now', async () => {
  const older = (stored: Stored): Stored => ({
    ...stored,
    record: {
      ...stored.record,
      engine: 1,
      journal: stored.record.journal.map((entry, index) =>
        index === 4
          ? { ...entry, loads: entry.loads.map((load) => ({ ...load, load: 7 })) }
          : entry,
      ),
    },
  });
  const lab = await opened(await fileWith(older));
  expect(lab.view().file.seal?.text).toBe(
    'Newer rules change step 5, Fail imp1: imp1 serves 0 now, 7 before',
  );
});
