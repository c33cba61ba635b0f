import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyStep } from '../../../src/main/engine/apply';
import { measure } from '../../../src/main/engine/measure';
import { nodeAt, topologyOrder } from '../../../src/main/engine/order';
import { worstOverload } from '../../../src/main/engine/planning/survivor';
import { inFailover } from '../../../src/main/engine/serve';
import { type LabState, NO_NODE } from '../../../src/main/engine/state';
import { isEligible } from '../../../src/main/engine/users';
import { AskedServers } from '../../../src/main/engine/what-if/asked-servers';
import { shootOut } from '../../../src/main/engine/what-if/shoot-out';
import type { Step } from '../../../src/shared/step';
import { pairsOf, play, settingStep, topologyStep, userStep } from '../random-lab';

const quietRun = fc
  .tuple(
    pairsOf,
    fc.array(fc.oneof({ weight: 3, arbitrary: userStep }, settingStep, topologyStep), {
      maxLength: 25,
    }),
  )
  .map(([pairs, steps]) => [...pairs, ...steps]);

function apply(state: LabState, step: Step): LabState {
  const applied = applyStep(state, step, { index: 0, settle: true });
  if (!applied.ok) throw new Error(applied.refusal.code);
  return applied.state;
}

/** The users of a lab leave and come anew, one by one, with the servers that they were enabled with. */
function placedAnew(
  state: LabState,
  mode: 'balanced' | 'active-standby',
  names: Map<string, string>,
) {
  const { users } = state;
  let now = apply(apply(state, { do: 'disable-users', all: true }), { do: 'set-mode', mode });
  for (let row = 0; row < users.rows; row++) {
    if (!isEligible(users.flagsAt(row))) continue;
    const id = users.ids.idAt(row);
    const server = names.get(id);
    const user = { id, devices: users.devicesAt(row), ...(server !== undefined && { server }) };
    now = apply(now, { do: 'enable-users', users: [user] });
  }
  return now;
}

describe('the shoot-out', () => {
  test('is where the users of a lab go who come anew', () => {
    fc.assert(
      fc.property(quietRun, (steps) => {
        // The servers by name, as the steps tell them: a node that leaves is none, one that is renamed is still it.
        let names = new Map<string, string>();
        const servers = new AskedServers();
        const state = play(steps, (after, before, step) => {
          servers.see({ step, before, after });
          if (step.do === 'enable-users')
            for (const { id, server } of step.users ?? [])
              if (server === undefined) names.delete(id);
              else names.set(id, server);
          if (step.do === 'enable-users' && step.users === undefined) {
            for (let row = before.users.rows; row < after.users.rows; row++)
              names.delete(after.users.ids.idAt(row));
          }
          if (step.do === 'rename-node')
            names = new Map(
              [...names].map(([id, node]) => [id, node === step.node ? step.name : node]),
            );
          const left = (name: string) => !after.topology.nodes.some((node) => node?.name === name);
          names = new Map([...names].filter(([, node]) => !left(node)));
        });
        fc.pre(!inFailover(state.topology));
        const { topology, users } = state;
        for (const { mode, demand: _, ...result } of shootOut(state, (row) => servers.of(row))) {
          if (mode === 'by-capacity') continue;
          const anew = placedAnew(state, mode, names);
          const { assigned, demand, unassigned } = measure(anew);
          const order = topologyOrder(topology);
          const name = (node: number) => nodeAt(topology, node).name;
          expect(Object.fromEntries(result.assigned)).toEqual(
            Object.fromEntries(order.map((node) => [name(node), assigned[node]!])),
          );
          expect(result.unassigned).toBe(unassigned);
          expect(result.over).toEqual(
            order
              .map((node) => ({
                node: name(node),
                surplus: demand[node]! - nodeAt(topology, node).capacity,
              }))
              .filter(({ surplus }) => surplus > 0),
          );
          const worst = worstOverload(anew);
          expect(result.worst).toEqual(
            worst && { ...worst, failed: name(worst.failed), node: name(worst.node) },
          );
          let moved = 0;
          let next = state.users.rows;
          for (let row = 0; row < users.rows; row++)
            if (isEligible(users.flagsAt(row)) && users.homeAt(row) !== anew.users.homeAt(next++))
              moved++;
          expect(result.moved).toBe(moved);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('defines its figures: the fullest node over the mean, the spread, the worst failure', () => {
    const pair = (name: string, ova: '5000' | '15000'): Step[] => [
      { do: 'add-group', name, ha: true },
      { do: 'add-node', group: name, name: `${name}A`, ova },
      { do: 'add-node', group: name, name: `${name}B`, ova },
    ];
    const steps = [...pair('1', '15000'), ...pair('2', '15000'), ...pair('3', '5000')];
    const state = play([...steps, { do: 'enable-users', count: 18_000 }]);
    expect(shootOut(state, () => undefined)).toMatchObject([
      {
        mode: 'balanced',
        maxShare: 0.6,
        maxOverMean: 1,
        deviation: 0,
        over: [],
        worst: { failed: '3A', node: '3B', surplus: 1000 },
        moved: 0,
      },
      {
        mode: 'active-standby',
        maxShare: 1.2,
        maxOverMean: 2,
        deviation: 3000,
        over: [{ node: '3A', surplus: 1000 }],
        demand: new Map([
          ['1A', 6000],
          ['1B', 0],
          ['2A', 6000],
          ['2B', 0],
          ['3A', 6000],
          ['3B', 0],
        ]),
        worst: { failed: '1A', node: '3A', surplus: 1000 },
        moved: 15_000,
      },
      {
        mode: 'by-capacity',
        assigned: new Map([
          ['1A', 3857],
          ['1B', 3857],
          ['2A', 3857],
          ['2B', 3857],
          ['3A', 1286],
          ['3B', 1286],
        ]),
        over: [],
        worst: null,
      },
    ]);
  });

  test('of a lab without nodes leaves everybody unassigned', () => {
    const state = play([{ do: 'enable-users', count: 3 }]);
    expect(shootOut(state, () => NO_NODE)[2]).toMatchObject({
      unassigned: 3,
      maxShare: 0,
      maxOverMean: 0,
      deviation: 0,
      worst: null,
      moved: 0,
    });
  });
});
