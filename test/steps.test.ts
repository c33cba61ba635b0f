import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { newState } from '../src/main/engine/new-state';
import { stepEffect } from '../src/main/engine/words/step-effect';
import { scrubScenario } from '../src/main/files/scrub';
import { fieldsOf, parseStep } from '../src/main/files/step-schema';
import { stepIcon } from '../src/renderer/features/steps/step-icons';
import { placeOf } from '../src/renderer/parts/place';
import { type FieldMeaning, isOptional, meaningOf } from '../src/shared/field';
import type { Step, StepName } from '../src/shared/step';
import { factsOf, formsOf, STEPS } from '../src/shared/steps';

const NAMES = Object.keys(STEPS) as StepName[];
const DOCS = readFileSync(resolve(import.meta.dirname, '../docs/scenario-format.md'), 'utf8');

describe.each(NAMES)('the step %s', (name) => {
  it('is explained in the page of the format, with each of its fields', () => {
    const rows = DOCS.split('\n').filter((line) => line.startsWith('|') || line.startsWith('`'));
    expect(rows.some((line) => line.includes(`\`${name}\``))).toBe(true);
    for (const field of formsOf(name).flatMap((form) => Object.keys(form)))
      expect([name, field, DOCS.includes(`\`${field}\``) || DOCS.includes(`\`${field}:`)]).toEqual([
        name,
        field,
        true,
      ]);
  });

  it('has a picture, a place for its refusal and words for what came of it', () => {
    expect(stepIcon(name)).toBeDefined();
    for (const step of stepsOf(name)) {
      expect(placeOf(step)).toMatch(/./);
      expect(typeof stepEffect(newState(), newState(), step)).toBe('string');
    }
  });

  it('is read as it is declared, whichever of its optional fields are given', () => {
    for (const step of stepsOf(name)) {
      expect(parseStep(step)).toEqual({ ok: true, step });
      expect(fieldsOf(step).slice(0, 1)).toEqual(['do']);
    }
  });
});

/** Every form of a step with all its fields, every name in it one that says what it names. */
function stepsOf(name: StepName): Step[] {
  return formsOf(name).map(
    (form) =>
      ({
        do: name,
        ...Object.fromEntries(
          Object.entries(form).map(([field, meaning]) => [field, example(meaningOf(meaning))]),
        ),
      }) as Step,
  );
}

const EXAMPLES = {
  node: 'secret-node',
  group: 'secret-group',
  snapshot: 'secret-snapshot',
  noted: 'secret-noted',
  home: 'secret-node',
  homeOrNull: 'secret-node',
  users: ['secret-user'],
  userRows: [{ id: 'secret-user', server: 'secret-node', devices: 2 }],
  prefix: 'secret-prefix',
  text: 'secret words',
  generation: 'secret generation',
  version: 'secret version',
  flag: true,
  all: true,
  slot: 1,
  count: 3,
  capacity: 3,
  seconds: 3,
  figure: 3,
  position: 0,
  expected: 3,
  share: 0.9,
  findings: [{ code: 'V01', at: 'secret-node', surplus: 1 }],
  findingCodes: 'all',
  lesson: 'second-node',
  student: 'secret-code',
  answer: { 'secret-user': 'secret-node' },
  hintLevel: 2,
} as const;

function example(meaning: FieldMeaning): unknown {
  if (typeof meaning === 'string') return EXAMPLES[meaning];
  if ('oneOf' in meaning) return meaning.oneOf.at(-1);
  const key = { node: 'secret-node', group: 'secret-group', user: 'secret-user' }[meaning.by];
  return { [key]: example(meaning.of) };
}

test('whatever a step holds, a scrub leaves no name and no free word of it', () => {
  for (const step of NAMES.flatMap(stepsOf)) {
    const scenario = {
      format: 'implab-scenario',
      version: 1,
      steps: [{ ...step, note: 'secret' }],
    };
    const { steps } = scrubScenario(scenario as never, {
      users: 'pseudonyms',
      nodes: 'pseudonyms',
      notes: 'drop',
    });
    expect(JSON.stringify(steps)).not.toContain('secret');
  }
});

test('a step without its optional fields is read too, and scrubbed to one that is', () => {
  const choice = fc
    .constantFrom(...NAMES)
    .chain((name) => fc.record({ name: fc.constant(name), keep: fc.infiniteStream(fc.boolean()) }));
  fc.assert(
    fc.property(choice, ({ name, keep }) => {
      const forms = formsOf(name);
      stepsOf(name).forEach((step, index) => {
        const optional = Object.entries(forms[index]!).filter(
          ([field, meaning]) => isOptional(meaning) && !(name === 'set-notes' && field === 'name'),
        );
        const given = { ...step } as Record<string, unknown>;
        for (const [field] of optional) if (!keep.next().value) delete given[field];
        expect(parseStep(given)).toEqual({ ok: true, step: given });
        const scenario = { format: 'implab-scenario', version: 1, steps: [given] } as never;
        for (const scrubbed of scrubScenario(scenario, { nodes: 'pseudonyms' }).steps)
          expect(parseStep(scrubbed)).toMatchObject({ ok: true });
      });
    }),
    { numRuns: 200 },
  );
});

test('what is lost and what a failover begins with are told by the step itself', () => {
  const where = (fact: 'isLoss' | 'startsFailover') => NAMES.filter((name) => factsOf(name)[fact]);
  expect(where('isLoss')).toEqual(['fail-node', 'stop-service', 'cut-link']);
  expect(where('startsFailover')).toEqual(['fail-node', 'stop-service', 'failover']);
});
