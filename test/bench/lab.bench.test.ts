/** Engine, commit and file times at 75,000 users on six 25K nodes, warm, in one process. */
import { test } from 'vitest';
import { applyStep } from '../../src/main/engine/apply';
import { lint } from '../../src/main/engine/lint';
import { measure } from '../../src/main/engine/measure';
import { newState } from '../../src/main/engine/new-state';
import type { LabState } from '../../src/main/engine/state';
import { LAB_FILES } from '../../src/main/files/lab-files';
import { createLab } from '../../src/main/lab/labs';
import type { LabApi, LabCommand } from '../../src/shared/lab-api';
import type { Step } from '../../src/shared/step';
import { report, timed } from './clock-watch';

const USERS = 75_000;
const CLUSTER: readonly Step[] = [1, 2, 3].flatMap((pair): Step[] => [
  { do: 'add-group', name: `PRG-${pair}`, ha: true },
  { do: 'add-node', group: `PRG-${pair}`, name: `${pair}A`, ova: '25000' },
  { do: 'add-node', group: `PRG-${pair}`, name: `${pair}B`, ova: '25000' },
]);
const ENABLE: Step = { do: 'enable-users', count: USERS };
const FAIL: Step = { do: 'fail-node', node: '1A' };

function apply(state: LabState, step: Step): LabState {
  const applied = applyStep(state, step, { index: 0, settle: true });
  if (!applied.ok) throw new Error(applied.refusal.code);
  return applied.state;
}

test('the engine alone', async () => {
  const empty = CLUSTER.reduce(apply, newState());
  const full = apply(empty, ENABLE);
  report('engine: enable 75,000 users', await timed(9, () => apply(empty, ENABLE)), 'under 100');
  const failed = await timed(9, () => {
    const state = apply(full, FAIL);
    measure(state);
    lint(state);
  });
  report('engine: fail a node, measured and linted', failed, 'under 100');
});

test('the lab with its database', async () => {
  const lab = await createLab({
    files: LAB_FILES,
    dataFolder: null,
    host: { kind: 'web', platform: 'linux', version: 'bench' },
  });
  const call = <K extends LabCommand>(command: K, args: LabApi[K]['args']) =>
    lab.call(command, args) as Promise<LabApi[K]['result']>;
  await call('file.new', { template: 'empty' });
  await call('lab.run', { steps: CLUSTER });
  const redo = async (step: Step, what: string, asked: string) => {
    const times: number[] = [];
    for (let run = 0; run < 7; run++) {
      const { median } = await timed(1, () => call('lab.run', { steps: [step] }));
      times.push(median);
      if (run < 6) await call('lab.undo', {});
    }
    times.sort((a, b) => a - b);
    report(what, { median: times[3]!, worst: times[6]! }, asked);
  };
  await redo(ENABLE, 'commit: enable 75,000 users', 'under 300');
  await redo(FAIL, 'commit: fail a node', 'under 300');
  await call('lab.undo', {});

  const find = (search: string) => () => call('lab.users', { search, offset: 0, limit: 100 });
  report(
    'users: a page in the middle',
    await timed(9, () => call('lab.users', { offset: 40_000, limit: 100 })),
    'under 150',
  );
  report('users: search with 111 hits', await timed(9, find('r123')), 'under 150');
  report('users: search without a hit', await timed(9, find('nobody')), 'under 150');
  report(
    'explain: one user',
    await timed(9, () => call('lab.explain', { id: 'user70000' })),
    'under 20',
  );
  report(
    'explain: every flip tried',
    await timed(5, () => call('lab.flips', { id: 'user70000' })),
    '–',
  );

  let data = '';
  const save = await timed(5, async () => {
    const saved = await call('file.saveBytes', {});
    if (saved.ok) data = saved.file.data;
  });
  report('file: save', save, 'under 150');
  console.log(`file: ${((data.length * 3) / 4 / 1e6).toFixed(2)} MB, asked under 4`);
  const open = await timed(5, () => call('file.openBytes', { name: 'bench.implab', data }));
  report('file: open with all checks and the replay', open, 'under 300');
  await lab.close();
});
