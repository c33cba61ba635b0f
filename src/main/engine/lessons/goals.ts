import { formatCount } from '../../../shared/format';
import type { Goal, SealedCheck, SealedGoal } from '../../../shared/lesson';
import type { Expectation } from '../../../shared/step';
import { checkExpectation, type ExpectationFailure } from '../expect';
import { lint } from '../lint';
import type { LabState } from '../state';
import { expectationWords } from '../words/expectation-words';

/** SHA-256 of a text in hexadecimal; given by the caller, since the engine knows no such thing. */
export type Digest = (text: string) => string;

/** A goal of a task at one moment. */
export interface GoalNow {
  readonly text: string;
  readonly held: boolean;
  /** What does not hold yet, in words; empty where it holds, or where the copy does not tell. */
  readonly why: string;
}

/** Whether a goal holds in a state. */
export function goalNow(goal: Goal | SealedGoal, state: LabState, digest: Digest): GoalNow {
  if ('checks' in goal)
    return {
      text: goal.text,
      held: goal.checks.every((check) => holds(check, goal.salt, state, digest)),
      why: '',
    };
  const failures = checkExpectation(state, goal.expect);
  const held = failures.length === 0;
  return { text: goal.text, held, why: held ? '' : whyOpen(failures) };
}

/** What does not hold, the first few in full: "imp1 has 50 users, not 40; imp2 is Idle, not Normal". */
function whyOpen(failures: readonly ExpectationFailure[]): string {
  const told = failures.slice(0, MAX_FAILURES_SHOWN).map((failure) => expectationWords([failure]));
  const more = failures.length - told.length;
  return [...told, ...(more > 0 ? [`and ${formatCount(more)} more`] : [])].join('; ');
}

const MAX_FAILURES_SHOWN = 4;

/**
 * A goal without its expectation: each value wanted is kept as a digest, so that one sees whether it holds and not
 * what it is. Short figures can be found by trying: it is kept from view, not from a program.
 *
 * @param salt  hexadecimal, another one for each goal
 */
export function sealGoal({ text, expect }: Goal, salt: string, digest: Digest): SealedGoal {
  const seal = (field: string, name: string | undefined, value: unknown) =>
    digest(content(salt, field, name, value));
  const checks = Object.entries(expect).flatMap(([field, wanted]): SealedCheck[] => {
    if (field === 'findings')
      return (wanted as NonNullable<Expectation['findings']>).map((finding) => {
        const of = FINDING_FIELDS.filter((each) => finding[each] !== undefined);
        return { field, of, digest: seal(field, undefined, picked(finding, of)) };
      });
    if (field === 'noFindings') {
      const codes = wanted === 'all' ? ['all'] : (wanted as readonly string[]);
      return codes.map((code) => ({ field, digest: seal(field, undefined, code) }));
    }
    if (field === 'maxShare' || field === 'survivorShare') return [{ open: { [field]: wanted } }];
    if (typeof wanted === 'object' && wanted !== null)
      return Object.entries(wanted).map(([name, value]) => ({
        field,
        name,
        digest: seal(field, name, value),
      }));
    return [{ field, digest: seal(field, undefined, wanted) }];
  });
  return { text, salt, checks };
}

const FINDING_FIELDS = ['code', 'at', 'surplus'] as const;

function holds(check: SealedCheck, salt: string, state: LabState, digest: Digest): boolean {
  if ('open' in check) return checkExpectation(state, check.open).length === 0;
  const isSealed = (name: string | undefined, value: unknown) =>
    digest(content(salt, check.field, name, value)) === check.digest;
  if ('of' in check)
    return lint(state).some((finding) => isSealed(undefined, picked(finding, check.of)));
  if (check.field === 'noFindings') {
    if (isSealed(undefined, 'all'))
      return checkExpectation(state, { noFindings: 'all' }).length === 0;
    return !lint(state).some(({ code }) => isSealed(undefined, code));
  }
  const name = 'name' in check ? check.name : undefined;
  return isSealed(name, actual(state, check.field, name));
}

function picked(finding: object, of: readonly string[]): unknown[] {
  return of.map((field) => (finding as Record<string, unknown>)[field] ?? null);
}

function content(salt: string, field: string, name: string | undefined, value: unknown): string {
  return JSON.stringify([salt, field, name ?? null, value]);
}

/** Nothing in a lab is equal to it, so a check of it always tells the value there is. */
const NOTHING = Symbol('nothing');

/** The value of a field of an expectation at this moment. */
function actual(state: LabState, field: string, name: string | undefined): unknown {
  const map: Record<string, unknown> = Object.create(null);
  if (name !== undefined) map[name] = NOTHING;
  const asked = { [field]: name === undefined ? NOTHING : map } as unknown as Expectation;
  return checkExpectation(state, asked)[0]?.actual;
}
