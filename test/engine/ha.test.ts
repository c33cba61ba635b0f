/**
 * The seconds inside a failover, with `settle` off. Each case is a line of the contract's section
 * "High availability, exactly"; the expected states are read from the text, not from the engine.
 */
import { describe, expect, test } from 'vitest';
import { applyStep } from '../../src/main/engine/apply';
import { measure } from '../../src/main/engine/measure';
import { newState } from '../../src/main/engine/new-state';
import { nodeAt, nodeNamed } from '../../src/main/engine/order';
import type { LabState } from '../../src/main/engine/state';
import type { Step } from '../../src/shared/step';

const PAIR: readonly Step[] = [
  { do: 'add-group', name: 'G', ha: true },
  { do: 'add-node', group: 'G', name: 'A', capacity: 100 },
  { do: 'add-node', group: 'G', name: 'B', capacity: 100 },
  { do: 'enable-users', count: 10 },
];
const wait = (seconds: number): Step => ({ do: 'wait', seconds });
const on = (what: 'fail-node' | 'restore-node' | 'stop-service' | 'start-service', node: string) =>
  ({ do: what, node }) as Step;
const CSNR = 'Failed Over with Critical Services Not Running';
const BACKUP = 'Running in Backup Mode';
const FAILED = 'Running in Failed Mode';

function run(steps: readonly Step[], settle = false): LabState {
  return [...PAIR, ...steps].reduce((state, step, index) => {
    const applied = applyStep(state, step, { index, settle });
    if (!applied.ok) throw new Error(`${step.do} was refused ${applied.refusal.code}`);
    return applied.state;
  }, newState());
}

function seen(state: LabState): readonly [string, string, number, number, number] {
  const index = (name: string) => nodeNamed(state.topology, name);
  const { load, noService } = measure(state);
  return [
    nodeAt(state.topology, index('A')).state,
    nodeAt(state.topology, index('B')).state,
    load[index('A')]!,
    load[index('B')]!,
    noService,
  ];
}

describe('detection', () => {
  test.each([
    [
      'a second before the heartbeat timeout',
      [on('fail-node', 'A'), wait(59)],
      ['Normal', 'Normal', 0, 5, 5],
    ],
    [
      'at the heartbeat timeout',
      [on('fail-node', 'A'), wait(60)],
      ['Unreachable', BACKUP, 0, 10, 0],
    ],
    [
      'a second before the service delay',
      [on('stop-service', 'A'), wait(89)],
      ['Normal', 'Normal', 0, 5, 5],
    ],
    ['at the service delay', [on('stop-service', 'A'), wait(90)], [CSNR, BACKUP, 0, 10, 0]],
    [
      'put right before the timer ends, nothing happens',
      [on('stop-service', 'A'), wait(89), on('start-service', 'A'), wait(500)],
      ['Normal', 'Normal', 5, 5, 0],
    ],
    [
      'a lost machine replaces a running service timer',
      [on('stop-service', 'A'), wait(80), on('fail-node', 'A'), wait(59)],
      ['Normal', 'Normal', 0, 5, 5],
    ],
    [
      'and its own length counts from the loss',
      [on('stop-service', 'A'), wait(80), on('fail-node', 'A'), wait(60)],
      ['Unreachable', BACKUP, 0, 10, 0],
    ],
    [
      'a timer keeps the length it started with',
      [on('fail-node', 'A'), { do: 'set-parameter', heartbeatTimeout: 600 } as Step, wait(60)],
      ['Unreachable', BACKUP, 0, 10, 0],
    ],
    [
      'with multiple device messaging the timer doubles',
      [
        { do: 'set-parameter', multiDeviceMessaging: true } as Step,
        on('fail-node', 'A'),
        wait(119),
      ],
      ['Normal', 'Normal', 0, 5, 5],
    ],
    [
      'both machines lost before a timer ends are unreachable at once',
      [on('fail-node', 'A'), wait(5), on('fail-node', 'B')],
      ['Unreachable', 'Unreachable', 0, 0, 10],
    ],
    [
      'a machine and a service lost before a timer ends: the running one is in failed mode',
      [on('fail-node', 'A'), wait(5), on('stop-service', 'B')],
      ['Unreachable', FAILED, 0, 0, 10],
    ],
    [
      'both services lost before a timer ends: both are in failed mode',
      [on('stop-service', 'A'), wait(5), on('stop-service', 'B')],
      [FAILED, FAILED, 0, 0, 10],
    ],
  ])('%s', (_, steps, expected) => {
    expect(seen(run(steps))).toEqual(expected);
  });
});

describe('transitions that take 10 seconds', () => {
  const slow: Step = { do: 'set-parameter', transitionSeconds: 10 };
  test.each([
    [
      'while the peer takes over it serves its own users only',
      [on('fail-node', 'A'), wait(60)],
      ['Failing Over', 'Taking Over', 0, 5, 5],
    ],
    ['then it serves all', [on('fail-node', 'A'), wait(70)], ['Unreachable', BACKUP, 0, 10, 0]],
    [
      'a repair meanwhile acts when it ends',
      [on('fail-node', 'A'), wait(65), on('restore-node', 'A'), wait(5)],
      ['Failed Over', BACKUP, 0, 10, 0],
    ],
    [
      'a loss of the peer meanwhile is not noticed before its own timer ends',
      [on('stop-service', 'A'), wait(95), on('fail-node', 'B'), wait(59)],
      [CSNR, BACKUP, 0, 0, 10],
    ],
    [
      'and is then',
      [on('stop-service', 'A'), wait(95), on('fail-node', 'B'), wait(60)],
      [FAILED, 'Unreachable', 0, 0, 10],
    ],
    [
      'while users are taken back the backup serves all',
      [
        on('fail-node', 'A'),
        wait(70),
        on('restore-node', 'A'),
        { do: 'fallback', group: 'G' } as Step,
      ],
      ['Taking Back', 'Falling Back', 0, 10, 0],
    ],
    [
      'a loss during the fallback is timed from its beginning, for the group is normal from the start',
      [
        on('fail-node', 'A'),
        wait(70),
        on('restore-node', 'A'),
        { do: 'fallback', group: 'G' } as Step,
        wait(4),
        on('fail-node', 'A'),
        wait(59),
      ],
      ['Normal', 'Normal', 0, 5, 5],
    ],
    [
      'and noticed after the heartbeat timeout',
      [
        on('fail-node', 'A'),
        wait(70),
        on('restore-node', 'A'),
        { do: 'fallback', group: 'G' } as Step,
        wait(4),
        on('fail-node', 'A'),
        wait(60),
      ],
      ['Failing Over', 'Taking Over', 0, 5, 5],
    ],
  ])('%s', (_, steps, expected) => {
    expect(seen(run([slow, ...steps]))).toEqual(expected);
  });
});

describe('a failed-over pair', () => {
  const over = [on('fail-node', 'A'), wait(60)];
  const back = [...over, on('restore-node', 'A')];
  const idle: Step[] = [{ do: 'failover', node: 'A' }];
  const dark = [...over, on('fail-node', 'B'), wait(60)];
  test.each([
    ['repaired, the load stays on the backup', back, ['Failed Over', BACKUP, 0, 10, 0]],
    ['lost again', [...back, on('fail-node', 'A')], ['Unreachable', BACKUP, 0, 10, 0]],
    ['its service lost again', [...back, on('stop-service', 'A')], [CSNR, BACKUP, 0, 10, 0]],
    [
      'the backup is lost while the other is healthy: roles swap after the heartbeat timeout',
      [...back, on('fail-node', 'B'), wait(60)],
      [BACKUP, 'Unreachable', 10, 0, 0],
    ],
    [
      'the backup loses a service while the other is healthy',
      [...back, on('stop-service', 'B'), wait(90)],
      [BACKUP, CSNR, 10, 0, 0],
    ],
    [
      'the backup loses a service while the other machine is down',
      [...over, on('stop-service', 'B'), wait(90)],
      ['Unreachable', FAILED, 0, 0, 10],
    ],
    [
      'a machine that comes back beside a peer in failed mode is in failed mode too',
      [...over, on('stop-service', 'B'), wait(90), on('restore-node', 'A')],
      [FAILED, FAILED, 0, 0, 10],
    ],
    [
      'the backup machine is lost while the other lacks its services',
      [on('stop-service', 'A'), wait(90), on('fail-node', 'B'), wait(60)],
      [FAILED, 'Unreachable', 0, 0, 10],
    ],
    [
      'both machines lost: the first one restored waits for the other',
      [...dark, on('restore-node', 'A'), wait(119)],
      ['Initializing', 'Unreachable', 0, 0, 10],
    ],
    [
      'and carries all when its time is over',
      [...dark, on('restore-node', 'A'), wait(120)],
      [BACKUP, 'Unreachable', 10, 0, 0],
    ],
    [
      'the second one restored in time, the pair is normal',
      [...dark, on('restore-node', 'A'), wait(119), on('restore-node', 'B')],
      ['Normal', 'Normal', 5, 5, 0],
    ],
    [
      'restored later it is failed over',
      [...dark, on('restore-node', 'A'), wait(120), on('restore-node', 'B')],
      [BACKUP, 'Failed Over', 10, 0, 0],
    ],
    ['failed over by hand', idle, ['Idle', BACKUP, 0, 10, 0]],
    [
      'Idle stays Idle whatever is started',
      [...idle, on('start-service', 'A')],
      ['Idle', BACKUP, 0, 10, 0],
    ],
    [
      'an Idle machine lost and restored is Idle again',
      [...idle, on('fail-node', 'A'), on('restore-node', 'A')],
      ['Idle', BACKUP, 0, 10, 0],
    ],
    [
      'an Idle machine lost beside a lost peer comes back Idle',
      [...idle, on('fail-node', 'A'), on('fail-node', 'B'), wait(60), on('restore-node', 'A')],
      ['Idle', 'Unreachable', 0, 0, 10],
    ],
    [
      'the backup machine of an Idle node is lost: nobody is served',
      [...idle, on('fail-node', 'B'), wait(60)],
      ['Idle', 'Unreachable', 0, 0, 10],
    ],
    [
      'and is backup again when it returns',
      [...idle, on('fail-node', 'B'), wait(60), on('restore-node', 'B')],
      ['Idle', BACKUP, 0, 10, 0],
    ],
    [
      'the backup of an Idle node loses a service: both are in failed mode',
      [...idle, on('stop-service', 'B'), wait(90)],
      [FAILED, FAILED, 0, 0, 10],
    ],
  ])('%s', (_, steps, expected) => {
    expect(seen(run(steps))).toEqual(expected);
  });

  test('recover starts what can start, and says so where that is not enough', () => {
    const failed = [...idle, on('stop-service', 'B'), wait(90)];
    expect(seen(run([...failed, { do: 'recover', group: 'G' }]))).toEqual([
      'Normal',
      'Normal',
      5,
      5,
      0,
    ]);
    const broken: Step[] = [...failed, { do: 'stop-service', node: 'A', service: 'database' }];
    expect(seen(run([...broken, { do: 'recover', group: 'G' }]))).toEqual([
      FAILED,
      FAILED,
      0,
      0,
      10,
    ]);
  });
});

describe('automatic fallback', () => {
  const automatic: Step = { do: 'set-parameter', automaticFallback: true };
  const back = [on('fail-node', 'A'), wait(60), on('restore-node', 'A')];
  test.each([
    ['a second too early', [automatic, ...back, wait(1799)], ['Failed Over', BACKUP, 0, 10, 0]],
    ['after its delay', [automatic, ...back, wait(1800)], ['Normal', 'Normal', 5, 5, 0]],
    [
      'switched on after the delay has passed, at once',
      [...back, wait(2000), automatic],
      ['Normal', 'Normal', 5, 5, 0],
    ],
    [
      'an Idle node waits for an administrator',
      [automatic, { do: 'failover', node: 'A' } as Step, wait(9999)],
      ['Idle', BACKUP, 0, 10, 0],
    ],
  ])('%s', (_, steps, expected) => {
    expect(seen(run(steps))).toEqual(expected);
  });

  test('a settled lab does not wait for it', () => {
    const state = run([automatic, ...back.filter(({ do: what }) => what !== 'wait')], true);
    expect([state.clock, ...seen(state)]).toEqual([60, 'Failed Over', BACKUP, 0, 10, 0]);
  });

  test('comes before a detection in the same second, with the waiting placed between', () => {
    const state = run([
      { do: 'add-group', name: 'H', ha: true },
      { do: 'add-node', group: 'H', name: 'C', capacity: 100 },
      { do: 'add-node', group: 'H', name: 'D', capacity: 100 },
      automatic,
      ...back,
      { do: 'enable-users', count: 3 },
      wait(1740),
      on('fail-node', 'C'),
      wait(60),
    ]);
    expect(state.users.counts.waiting).toBe(0);
    expect(state.users.counts.unassigned).toBe(0);
    expect(nodeAt(state.topology, nodeNamed(state.topology, 'C')).state).toBe('Unreachable');
  });
});

describe('HA that comes about', () => {
  const apart: Step[] = [{ do: 'set-ha', group: 'G', enabled: false }];
  const together: Step = { do: 'set-ha', group: 'G', enabled: true };
  test.each([
    [
      'while a machine is down fails over at once',
      [on('fail-node', 'A')],
      ['Unreachable', BACKUP, 0, 10, 0],
    ],
    [
      'while a service is stopped fails over at once',
      [on('stop-service', 'B')],
      [BACKUP, CSNR, 10, 0, 0],
    ],
    [
      'while a machine and a service are lost is in failed mode',
      [on('fail-node', 'A'), on('stop-service', 'B')],
      ['Unreachable', FAILED, 0, 0, 10],
    ],
    ['while nothing is lost is normal', [], ['Normal', 'Normal', 5, 5, 0]],
  ])('%s', (_, losses, expected) => {
    expect(seen(run([...apart, ...losses, together]))).toEqual(expected);
  });

  test('without it a lost node leaves its users without service and every state Unknown', () => {
    expect(seen(run([...apart, on('fail-node', 'A')]))).toEqual(['Unknown', 'Unknown', 0, 5, 5]);
  });
});
