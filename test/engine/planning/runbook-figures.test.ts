import { describe, expect, test } from 'vitest';
import { runbookPlan } from '../../../src/main/engine/planning/runbook-plan';
import type { RunbookRequest } from '../../../src/shared/planning';
import type { Step } from '../../../src/shared/step';
import { play } from '../random-lab';

/** A pair with HA and a lone node, 300 users of two devices on each. */
const OFFICE: readonly Step[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', ova: '5000', generation: 'M5' },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', ova: '5000' },
  { do: 'set-node', node: 'imp1', reloginUpper: 600 },
  { do: 'add-group', name: 'PRG-2' },
  { do: 'add-node', group: 'PRG-2', name: 'imp3', ova: '5000' },
  { do: 'enable-users', count: 900, devices: 2 },
];

/** Devices logged out in all; then each action that does something: what it costs, what it does. */
function told(more: readonly Step[], asked: RunbookRequest, settle = true): string[] {
  const book = runbookPlan(play([...OFFICE, ...more], undefined, settle), asked, {
    settle,
    index: 50,
  });
  expect(book.why).toBe(null);
  const actions = book.actions.filter(({ steps }) => steps.some((step) => step.do !== 'wait'));
  return [
    `${book.actions.length} actions, ${book.total.seconds} s, ${book.total.loggedOut} logged out`,
    ...actions.map(({ id, steps, loggedOut, noService, risk, off, unprotected }) =>
      [
        `${id}: ${loggedOut} logged out, ${noService} without service`,
        risk === null
          ? 'no risk'
          : `${risk.failed} would cost ${risk.noService} or ${risk.surplus}`,
        off.length === 0 ? 'all on' : `${off} off`,
        unprotected.length === 0 ? 'protected' : `${unprotected} unprotected`,
        steps.map(shortly).join(', '),
      ].join('; '),
    ),
  ];
}

function shortly(step: Step): string {
  const { do: what, ...rest } = step;
  const values = Object.values(rest).map((value) =>
    Array.isArray(value) ? `${value.length} users` : String(value),
  );
  return [what, ...values].join(' ');
}

describe('what a runbook does in the lab and costs', () => {
  test('a patch by failover', () => {
    expect(told([], { job: 'patch', node: 'imp1' })).toEqual([
      '8 actions, 6000 s, 1200 logged out',
      'failover: 600 logged out, 0 without service; imp2 would cost 1200 or 0; all on; PRG-1 unprotected; failover imp1, wait 600',
      'work: 0 logged out, 0 without service; imp2 would cost 1200 or 0; imp1 off; PRG-1 unprotected; fail-node imp1, wait 2700, restore-node imp1',
      'fallback: 600 logged out, 0 without service; imp3 would cost 600 or 0; all on; protected; fallback PRG-1, wait 600',
    ]);
  });
  test('a patch by failover, in a lab whose clock stands still', () => {
    expect(
      told([{ do: 'set-parameter', transitionSeconds: 60 }], { job: 'patch', node: 'imp1' }, false),
    ).toEqual([
      '8 actions, 6000 s, 1200 logged out',
      'failover: 600 logged out, 600 without service; imp2 would cost 1200 or 0; all on; PRG-1 unprotected; failover imp1, wait 60, wait 600',
      'work: 0 logged out, 0 without service; imp2 would cost 1200 or 0; imp1 off; PRG-1 unprotected; fail-node imp1, wait 2700, restore-node imp1',
      'fallback: 600 logged out, 0 without service; imp3 would cost 600 or 0; all on; PRG-1 unprotected; fallback PRG-1, wait 600',
    ]);
  });
  test("a patch with HA off, with a duration of the user's own", () => {
    expect(
      told([], { job: 'patch', node: 'imp1', way: 'ha-off', seconds: { work: 100, spread: 180 } }),
    ).toEqual([
      '6 actions, 1660 s, 600 logged out',
      'ha-off: 0 logged out, 0 without service; imp1 would cost 600 or 0; all on; PRG-1 unprotected; set-ha PRG-1 false, wait 60',
      'work: 600 logged out, 600 without service; imp2 would cost 1200 or 0; imp1 off; PRG-1 unprotected; fail-node imp1, wait 100, restore-node imp1',
      'ha-on: 0 logged out, 0 without service; imp3 would cost 600 or 0; all on; protected; set-ha PRG-1 true, wait 120',
    ]);
  });
  test('a new machine, with the users on the peer meanwhile', () => {
    expect(told([], { job: 'replace', node: 'imp1', moveFirst: true })).toEqual([
      '10 actions, 17894 s, 1200 logged out',
      'move-out: 600 logged out, 0 without service; imp3 would cost 600 or 0; all on; protected; assign 300 users imp2, wait 277',
      'ha-off: 0 logged out, 0 without service; imp2 would cost 1200 or 0; all on; PRG-1 unprotected; set-ha PRG-1 false, wait 120',
      'install: 0 logged out, 0 without service; imp2 would cost 1200 or 0; imp1 off; PRG-1 unprotected; fail-node imp1, wait 5400',
      'replication: 0 logged out, 0 without service; imp2 would cost 1200 or 0; imp1 off; PRG-1 unprotected; wait 7200, restore-node imp1',
      'ha-on: 0 logged out, 0 without service; imp3 would cost 600 or 0; all on; protected; set-ha PRG-1 true, wait 120',
      'move-back: 600 logged out, 0 without service; imp3 would cost 600 or 0; all on; protected; assign 300 users imp1, wait 277',
    ]);
  });
  test('a patch of a lone node', () => {
    expect(told([], { job: 'patch', node: 'imp3' })).toEqual([
      '3 actions, 3900 s, 600 logged out',
      'work: 600 logged out, 600 without service; imp1 would cost 600 or 0; imp3 off; protected; fail-node imp3, wait 2700, restore-node imp3',
    ]);
  });
  test('an upgrade, from the publisher on', () => {
    expect(
      told([{ do: 'set-facts', publisher: 'imp2' }], { job: 'upgrade', node: 'imp3' }),
    ).toEqual([
      '22 actions, 68880 s, 1800 logged out',
      'ha-off: 0 logged out, 0 without service; imp1 would cost 600 or 0; all on; PRG-1 unprotected; set-ha PRG-1 false, wait 300',
      'switch-publisher: 600 logged out, 600 without service; imp1 would cost 1200 or 0; imp2 off; PRG-1 unprotected; fail-node imp2, wait 1800',
      'switch-subscribers: 1200 logged out, 1800 without service; no risk; imp1,imp2,imp3 off; PRG-1 unprotected; fail-node imp1, fail-node imp3, wait 1800',
      'replication: 0 logged out, 1800 without service; no risk; imp1,imp2,imp3 off; PRG-1 unprotected; wait 7200, restore-node imp2, restore-node imp1, restore-node imp3',
      'ha-on: 0 logged out, 0 without service; imp3 would cost 600 or 0; all on; protected; set-ha PRG-1 true, wait 300',
    ]);
  });
  test('a new machine for a subscriber', () => {
    expect(told([], { job: 'replace', node: 'imp1' })).toEqual([
      '8 actions, 17340 s, 600 logged out',
      'ha-off: 0 logged out, 0 without service; imp1 would cost 600 or 0; all on; PRG-1 unprotected; set-ha PRG-1 false, wait 120',
      'install: 600 logged out, 600 without service; imp2 would cost 1200 or 0; imp1 off; PRG-1 unprotected; fail-node imp1, wait 5400',
      'replication: 0 logged out, 600 without service; imp2 would cost 1200 or 0; imp1 off; PRG-1 unprotected; wait 7200, restore-node imp1',
      'ha-on: 0 logged out, 0 without service; imp3 would cost 600 or 0; all on; protected; set-ha PRG-1 true, wait 120',
    ]);
  });
  test('a new machine for the publisher', () => {
    expect(
      told([{ do: 'set-facts', publisher: 'imp1' }], { job: 'replace', node: 'imp1' }),
    ).toEqual([
      '10 actions, 14940 s, 1800 logged out',
      'ha-off: 0 logged out, 0 without service; imp1 would cost 600 or 0; all on; PRG-1 unprotected; set-ha PRG-1 false, wait 120',
      'others-off: 1200 logged out, 1200 without service; imp1 would cost 1800 or 0; imp2,imp3 off; PRG-1 unprotected; fail-node imp2, fail-node imp3, wait 300',
      'install: 600 logged out, 1800 without service; no risk; imp1,imp2,imp3 off; PRG-1 unprotected; fail-node imp1, wait 5400',
      'restart: 0 logged out, 1800 without service; no risk; imp1,imp2,imp3 off; PRG-1 unprotected; wait 900, restore-node imp1',
      'others-on: 0 logged out, 1200 without service; imp1 would cost 1800 or 0; imp2,imp3 off; PRG-1 unprotected; wait 900, restore-node imp2, restore-node imp3',
      'ha-on: 0 logged out, 0 without service; imp3 would cost 600 or 0; all on; protected; set-ha PRG-1 true, wait 120',
    ]);
  });
  test('a node that leaves its users to its peer', () => {
    expect(told([], { job: 'retire', node: 'imp1' })).toEqual([
      '8 actions, 3697 s, 3600 logged out',
      'ha-off: 0 logged out, 0 without service; imp1 would cost 600 or 0; all on; PRG-1 unprotected; set-ha PRG-1 false, wait 120',
      'move-out: 600 logged out, 0 without service; imp2 would cost 1200 or 0; all on; PRG-1 unprotected; assign 300 users imp2, wait 277',
      'remove: 1200 logged out, 0 without service; imp2 would cost 1200 or 0; all on; PRG-1 unprotected; remove-node imp1, wait 600',
    ]);
  });
  test('a node that leaves its users to all others', () => {
    expect(told([], { job: 'retire', node: 'imp1', to: 'even' })).toEqual([
      '8 actions, 3697 s, 3300 logged out',
      'ha-off: 0 logged out, 0 without service; imp1 would cost 600 or 0; all on; PRG-1 unprotected; set-ha PRG-1 false, wait 120',
      'move-out: 600 logged out, 0 without service; imp2 would cost 900 or 0; all on; PRG-1 unprotected; assign 150 users imp2, assign 150 users imp3, wait 277',
      'remove: 900 logged out, 0 without service; imp2 would cost 900 or 0; all on; PRG-1 unprotected; remove-node imp1, wait 600',
    ]);
  });
  test('a lone node that leaves with its group', () => {
    expect(told([], { job: 'retire', node: 'imp3', to: 'capacity' })).toEqual([
      '7 actions, 3577 s, 2400 logged out',
      'move-out: 600 logged out, 0 without service; no risk; all on; protected; assign 150 users imp1, assign 150 users imp2, wait 277',
      'remove: 0 logged out, 0 without service; no risk; all on; protected; remove-node imp3, remove-group PRG-2, wait 600',
      'relogin: 0 logged out, 0 without service; no risk; all on; protected; set-node imp1 120 287, set-node imp2 120 287, wait 600',
    ]);
  });
  test('a second node, named after the first', () => {
    expect(
      told([{ do: 'rename-node', node: 'imp2', name: 'imp3-2' }], {
        job: 'add-node',
        node: 'imp3',
      }),
    ).toEqual([
      '10 actions, 20220 s, 0 logged out',
      'slot: 0 logged out, 0 without service; imp3 would cost 600 or 0; all on; protected; add-node PRG-2 imp3-3 5000  15, set-node imp3-3 120 537, wait 300',
      'ha-on: 0 logged out, 0 without service; no risk; all on; protected; set-ha PRG-2 true, set-node imp1 120 287, set-node imp3-2 120 287, set-node imp3 120 453, set-node imp3-3 120 453, wait 120',
    ]);
  });
  test('a second node like one of no template', () => {
    expect(
      told([{ do: 'set-node', node: 'imp3', capacity: 700, generation: 'M6', reloginUpper: 900 }], {
        job: 'add-node',
        node: 'imp3',
      }),
    ).toEqual([
      '10 actions, 20220 s, 0 logged out',
      'slot: 0 logged out, 0 without service; imp3 would cost 600 or 0; all on; protected; add-node PRG-2 imp3-2 700 M6 15, set-node imp3-2 120 900, wait 300',
      'ha-on: 0 logged out, 0 without service; no risk; all on; protected; set-ha PRG-2 true, set-node imp1 120 287, set-node imp2 120 287, wait 120',
    ]);
  });
  test('Recover that is enough', () => {
    expect(
      told(
        [
          { do: 'cut-link', group: 'PRG-1' },
          { do: 'heal-link', group: 'PRG-1' },
        ],
        { job: 'recover', node: 'imp1' },
      ),
    ).toEqual([
      '5 actions, 2820 s, 0 logged out',
      'recover: 0 logged out, 0 without service; imp3 would cost 600 or 0; all on; protected; recover PRG-1, wait 600',
    ]);
  });
  test('Recover after a service that will not start', () => {
    expect(
      told(
        [
          { do: 'stop-service', node: 'imp1', broken: true },
          { do: 'stop-service', node: 'imp2' },
        ],
        { job: 'recover', node: 'imp1' },
      ),
    ).toEqual([
      '6 actions, 3720 s, 0 logged out',
      'recover: 0 logged out, 1200 without service; imp3 would cost 1800 or 0; all on; PRG-1 unprotected; recover PRG-1, wait 600',
      'restart: 0 logged out, 1200 without service; imp3 would cost 600 or 0; all on; protected; fail-node imp1, restore-node imp1, recover PRG-1, wait 900',
    ]);
  });
});

describe('a runbook cannot begin', () => {
  const off: Step = { do: 'set-ha', group: 'PRG-1', enabled: false };
  test.each<[string, readonly Step[], RunbookRequest, boolean, string]>([
    [
      'while a loss is not noticed yet',
      [{ do: 'fail-node', node: 'imp2' }],
      { job: 'patch', node: 'imp3' },
      false,
      'A node of PRG-1 is lost and not noticed yet. Let the clock run, then bring the pair back to Normal.',
    ],
    [
      'on a node that is down',
      [off, { do: 'fail-node', node: 'imp2' }],
      { job: 'patch', node: 'imp1' },
      true,
      'imp2 is down. Restore it first.',
    ],
    [
      'as an upgrade while any node is down',
      [{ do: 'fail-node', node: 'imp3' }],
      { job: 'upgrade', node: 'imp1' },
      true,
      'imp3 is down. Restore it first.',
    ],
    [
      'by failover without HA',
      [off],
      { job: 'patch', node: 'imp1', way: 'failover' },
      true,
      'PRG-1 has no High Availability, so imp1 cannot be failed over.',
    ],
    [
      'where a group is not failed',
      [],
      { job: 'recover', node: 'imp1' },
      true,
      'PRG-1 is not failed, so there is nothing to recover.',
    ],
    [
      'where a group is failed over and not in failed mode',
      [{ do: 'fail-node', node: 'imp2' }],
      { job: 'recover', node: 'imp1' },
      true,
      'PRG-1 is not in failed mode: imp1 Running in Backup Mode, imp2 Unreachable.',
    ],
    [
      'where nobody takes the users',
      [],
      { job: 'retire', node: 'imp3' },
      true,
      'imp3 has no peer to take its users. Share them over all other nodes: even or by capacity.',
    ],
    [
      'where no slot is free',
      [],
      { job: 'add-node', node: 'imp1' },
      true,
      'PRG-1 has two nodes already (V03).',
    ],
  ])('%s', (_, more, asked, settle, why) => {
    const state = play([...OFFICE, ...more], undefined, settle);
    const total = { seconds: 0, loggedOut: 0 };
    expect(runbookPlan(state, asked, { settle, index: 50 })).toEqual({
      job: asked.job,
      node: asked.node,
      why,
      actions: [],
      total,
      warnings: [],
    });
  });

  test('but a job elsewhere can while another node is down that is not needed', () => {
    const down = play([...OFFICE, { do: 'fail-node', node: 'imp3' }]);
    const clock = { settle: true, index: 50 };
    expect(runbookPlan(down, { job: 'patch', node: 'imp1' }, clock).why).toBe(null);
    const empty = play([...OFFICE, { do: 'unassign', node: 'imp3' }]);
    expect(runbookPlan(empty, { job: 'retire', node: 'imp3' }, clock).why).toBe(null);
  });
});
