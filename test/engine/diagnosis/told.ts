import { expect } from 'vitest';
import { diagnose } from '../../../src/main/engine/diagnose';
import type { Question } from '../../../src/shared/questions';
import type { Step } from '../../../src/shared/step';
import { journalOf } from '../journal';

const ADVICE =
  'With the same generation and capacity everywhere, use Balanced. With mixed ones, use None and place users by hand within the capacity of each node.';

/** The answer, then each cause as its title, remedy and sources, followed by its evidence. */
export function told(question: Question, steps: readonly Step[], settle = true): string[] {
  const journal = journalOf(steps, settle);
  expect(journal.length).toBe(steps.length);
  const { answer, causes } = diagnose(question, journal, journal.now);
  const lines = [
    answer,
    ...causes.flatMap(({ title, remedy, evidence, sources }) => [
      `- ${title}${remedy === null ? '' : ` [${remedy.label}: ${remedy.steps.map(shortly)}]`} (${sources})`,
      ...evidence.map(({ text, step }) => (step === null ? `  ${text}` : `  ${step + 1}: ${text}`)),
    ]),
  ];
  return lines.map((line) => line.replaceAll('\u202f', ' ').replace(ADVICE, 'ADVICE'));
}

function shortly(step: Step): string {
  return Object.values(step).join(' ');
}

export const pair = (name = '1', capacity = 5000, other = capacity): Step[] => [
  { do: 'add-group', name: `PRG-${name}`, ha: true },
  { do: 'add-node', group: `PRG-${name}`, name: `${name}A`, capacity },
  { do: 'add-node', group: `PRG-${name}`, name: `${name}B`, capacity: other },
];
export const users = (count: number): Step => ({ do: 'enable-users', count });
export const fail = (node: string): Step => ({ do: 'fail-node', node });
export const restore = (node: string): Step => ({ do: 'restore-node', node });
export const stop = (node: string, broken = false): Step => ({ do: 'stop-service', node, broken });
export const wait = (seconds: number): Step => ({ do: 'wait', seconds });
export const moved: Step = { do: 'move-group', group: 'PRG-1', at: 0 };
export const cut: Step = { do: 'cut-link', group: 'PRG-1' };
export const failover: Step = { do: 'failover', node: '1A' };
export const fallback: Step = { do: 'fallback', group: 'PRG-1' };
export const balanced: Step = { do: 'set-mode', mode: 'balanced' };
export const standby: Step = { do: 'set-mode', mode: 'active-standby' };
export const none: Step = { do: 'set-mode', mode: 'none' };
export const strict: Step = { do: 'set-policy', capacity: 'strict' };
export const slow: Step = { do: 'set-parameter', transitionSeconds: 60 };
export const auto: Step = { do: 'set-parameter', automaticFallback: true };

export const nine = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
/** A pair with five users on each node, and two such pairs with ten. */
export const one = [...pair('1'), users(10)];
export const two = [...pair('1'), ...pair('2'), users(40)];
