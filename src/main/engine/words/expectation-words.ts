import { countOf, formatClock, formatCount, THIN_SPACE } from '../../../shared/format';
import type { ExpectationFailure } from '../expect';

type Words = (name: string, expected: unknown, actual: unknown) => string;

/** By the field of an expectation; what follows its first dot is the name. */
const WORDS: Readonly<Record<string, Words>> = {
  assigned: (node, expected, actual) => counted(node, 'has', 'users', expected, actual),
  load: (node, expected, actual) => counted(node, 'serves', 'devices', expected, actual),
  unassigned: (_, expected, actual) => `${figure(actual)} unassigned, not ${figure(expected)}`,
  noService: (_, expected, actual) => `${figure(actual)} without service, not ${figure(expected)}`,
  states: (node, expected, actual) =>
    actual === null ? `${node} is not there` : `${node} is ${actual}, not ${expected}`,
  homes: (user, expected, actual) =>
    `${user} is at home on ${actual ?? 'no node'}, not on ${expected ?? 'no node'}`,
  reasons: (user, expected, actual) => `${user} has ${actual ?? 'no reason'}, not ${expected}`,
  haReasons: (node, expected, actual) =>
    `The reason of ${node} is ${actual ?? 'none'}, not ${expected ?? 'none'}`,
  link: (group, expected, actual) =>
    `The link of ${group} is ${actual ?? 'not there'}, not ${expected}`,
  noFindings: (code) => `${code} is found`,
  survives: () => 'The failure of one node puts a node over its capacity',
  maxShare: (_, expected, actual) =>
    `A node serves ${share(actual)} of its capacity, more than ${share(expected)}`,
  survivorShare: (_, expected, actual) =>
    `After the failure of one node another serves ${share(actual)} of its capacity, more than ${share(expected)}`,
  clock: (_, expected, actual) =>
    `The clock reads ${formatClock(Number(actual))}, not ${formatClock(Number(expected))}`,
};

/** What does not hold, the first in full: "imp1 has 50 users, not 40, and 2 more". Nothing failed: "Holds". */
export function expectationWords(failures: readonly ExpectationFailure[]): string {
  const [first] = failures;
  if (first === undefined) return 'Holds';
  const more = failures.length - 1;
  return more === 0 ? wordsOf(first) : `${wordsOf(first)}, and ${formatCount(more)} more`;
}

function wordsOf({ field, expected, actual }: ExpectationFailure): string {
  if (field.startsWith('findings['))
    return `${(expected as { readonly code: string }).code} is not found`;
  const dot = field.indexOf('.');
  const kind = dot < 0 ? field : field.slice(0, dot);
  const words = WORDS[kind];
  if (words === undefined) throw new Error(`no words for a check of ${field}`);
  return words(dot < 0 ? '' : field.slice(dot + 1), expected, actual);
}

function counted(
  node: string,
  verb: string,
  noun: string,
  expected: unknown,
  actual: unknown,
): string {
  if (actual === null) return `${node} is not there`;
  return `${node} ${verb} ${countOf(Number(actual), noun.slice(0, -1), noun)}, not ${figure(expected)}`;
}

function share(value: unknown): string {
  return `${Number((Number(value) * 100).toPrecision(4))}${THIN_SPACE}%`;
}

function figure(value: unknown): string {
  return formatCount(Number(value));
}
