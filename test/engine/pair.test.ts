import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/main/engine/diagnose';
import { pairView } from '../../src/main/engine/pair/pair-view';
import type { Step } from '../../src/shared/step';
import { journalOf } from './journal';

const PAIR: readonly Step[] = [
  { do: 'add-group', name: 'G', ha: true },
  { do: 'add-node', group: 'G', name: 'A', capacity: 10 },
  { do: 'add-node', group: 'G', name: 'B', capacity: 10 },
  { do: 'enable-users', count: 4 },
];
const CUT: Step = { do: 'cut-link', group: 'G' };

function pairAfter(...steps: Step[]) {
  const { now } = journalOf([...PAIR, ...steps]);
  return pairView(now, now.topology.groups[0]!);
}

describe('a pair in the words of the product', () => {
  test.each<[string, Step[], string | undefined]>([
    ['normal', [], '1'],
    ['failed over by hand', [{ do: 'failover', node: 'A' }], '3'],
    ['a stopped service', [{ do: 'stop-service', node: 'A' }], '9'],
    ['a stopped database', [{ do: 'stop-service', node: 'A', service: 'database' }], '9b'],
    ['a machine that is off', [{ do: 'fail-node', node: 'A' }], '13b'],
    ['a split', [CUT], '13'],
    ['a split that healed', [CUT, { do: 'heal-link', group: 'G' }], '18'],
    ['no HA', [{ do: 'set-ha', group: 'G', enabled: false }], '19'],
  ])('%s stands in its row, and the recommended action leads back', (_, steps, mark) => {
    const { row } = pairAfter(...steps);
    expect(row?.mark).toBe(mark);
    if (mark === '1' || mark === '19') return;
    expect(pairAfter(...steps, ...(row?.steps ?? [])).row?.mark).toBe('1');
  });

  test('the status command prints states and reasons, and alarms and counters go with them', () => {
    const pair = pairAfter({ do: 'stop-service', node: 'A' });
    expect(pair.cli).toEqual([
      'Subcluster Name: G',
      'Node 1 Name : A State: Failed Over with Critical Services not Running Reason: Critical Service Down',
      'Node 2 Name : B State: Running in Backup Mode Reason: Critical Service Down',
    ]);
    expect(pair.alarms).toEqual(['SRMFailover: from A to B, Critical Service Down']);
    expect(pair.srmState.map(({ value }) => value)).toEqual([
      '9 Failed Over Affected Service',
      '4 Backup Activated',
    ]);
  });

  test('every event offered from here leads where it says', () => {
    for (const steps of [[], [CUT], [{ do: 'failover', node: 'A' } as Step]])
      for (const { steps: act, to } of pairAfter(...steps).events) {
        if (act === null) continue;
        const now = pairAfter(...steps, ...act).statuses.find(({ isNow }) => isNow);
        expect(now?.key).toBe(to);
      }
  });
});

describe('questions about a pair', () => {
  const answerOf = (question: Parameters<typeof diagnose>[0], ...steps: Step[]) => {
    const journal = journalOf([...PAIR, ...steps]);
    return diagnose(question, journal, journal.now);
  };

  test('both nodes act as backup since the link is cut, told with the step that cut it', () => {
    const { answer, causes } = answerOf('both-backup', CUT);
    expect(answer).toContain('each takes the other for lost');
    expect(causes[0]?.evidence[0]?.step).toBe(4);
    expect(causes[0]?.remedy?.steps).toEqual([
      { do: 'heal-link', group: 'G' },
      { do: 'recover', group: 'G' },
    ]);
  });

  test('fallback fails where services will not start', () => {
    const held: Step[] = [
      { do: 'failover', node: 'A' },
      { do: 'stop-service', node: 'A', broken: true },
    ];
    expect(answerOf('fallback-fails', ...held).answer).toContain('will not start');
  });

  test('nobody is served in failed mode', () => {
    const { answer } = answerOf('nobody-served', CUT, { do: 'heal-link', group: 'G' });
    expect(answer).toContain('G is in failed mode');
  });

  test('a settled lab has nothing to come', () => {
    expect(answerOf('next-minutes').answer).toContain('Nothing');
  });
});
