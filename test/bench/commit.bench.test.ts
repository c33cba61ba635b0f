/** What a commit costs at 250 nodes: the step with the database, and the view that every page gets. */
import { expect, test } from 'vitest';
import { openScenario } from '../../src/main/lab/opening/open';
import type { Step } from '../../src/shared/step';

const GROUPS: Step[] = Array.from({ length: 125 }, (_, at): Step[] => [
  { do: 'add-group', name: `PRG-${at}`, ha: true },
  { do: 'add-node', group: `PRG-${at}`, name: `a${at}`, ova: '25000' },
  { do: 'add-node', group: `PRG-${at}`, name: `b${at}`, ova: '25000' },
]).flat();

test('a commit and its view at 250 nodes', async () => {
  const steps: Step[] = [...GROUPS, { do: 'enable-users', count: 75_000 }];
  const scenario = { format: 'implab-scenario', version: 1, steps } as const;
  const lab = await openScenario(scenario, { name: 'x', path: null }, async () => {});
  const commits: number[] = [];
  const views: number[] = [];
  for (let round = 0; round < 40; round++) {
    const node = `a${round >> 1}`;
    const worked = lab.perform([{ do: round % 2 ? 'restore-node' : 'fail-node', node }]);
    if (!worked.ok) throw new Error('refused');
    let from = performance.now();
    lab.accept(worked.performed);
    commits.push(performance.now() - from);
    from = performance.now();
    lab.view();
    views.push(performance.now() - from);
  }
  const told = (name: string, times: number[]): string => {
    const sorted = times.toSorted((a, b) => a - b);
    return `${name}: median ${sorted[20]!.toFixed(1)} ms, worst ${sorted[39]!.toFixed(1)} ms`;
  };
  console.log(`${told('commit', commits)}; ${told('view', views)}`);
  expect(lab.state.topology.nodes.length).toBe(250);
});
