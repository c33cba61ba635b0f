import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatScenario, parseScenario } from '../../src/main/files/scenario';
import { parseStep } from '../../src/main/files/step-schema';
import { anyScenario, anyStep } from './random-scenario';

test('a scenario that is written and read is the same scenario, and the same bytes again', () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      const text = formatScenario(scenario);
      const read = parseScenario(Buffer.from(text));
      expect(read).toEqual({ ok: true, scenario });
      expect(read.ok && formatScenario(read.scenario)).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test('JSON of any layout and field order reads as what it says', () => {
  fc.assert(
    fc.property(anyScenario, fc.constantFrom(undefined, 1, '\t'), (scenario, indent) => {
      const { steps, ...head } = scenario;
      const text = JSON.stringify({ steps, ...head }, null, indent).replaceAll('\n', '\r\n');
      expect(parseScenario(`\ufeff${text}`)).toEqual({ ok: true, scenario });
    }),
    { numRuns: 200 },
  );
});

test('one step a line, in the order of the steps', () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      const lines = formatScenario(scenario)
        .split('\n')
        .filter((line) => line.startsWith('    {"do": '))
        .map((line) => JSON.parse(line.trim().replace(/,$/, '')).do);
      expect(lines).toEqual(scenario.steps.map((step) => step.do));
    }),
    { numRuns: 100 },
  );
});

test('a field too many refuses any step, at that field', () => {
  fc.assert(
    fc.property(anyStep, fc.constantFrom('extra', 'Do', 'toString', '__proto__'), (step, field) => {
      const value = JSON.parse(JSON.stringify(step).replace(/}$/, `,${JSON.stringify(field)}:1}`));
      expect(parseStep(value)).toMatchObject({ ok: false, path: [field] });
    }),
  );
});

test('damaged files give an answer and never an exception', () => {
  fc.assert(
    fc.property(
      anyScenario,
      fc.array(
        fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 255 })),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (scenario, damage, cut) => {
        const bytes = Buffer.from(formatScenario(scenario));
        for (const [where, byte] of damage) bytes[Math.floor(where * (bytes.length - 1))] = byte;
        const kept = cut < 0.5 ? bytes : bytes.subarray(0, Math.floor(cut * bytes.length));
        const read = parseScenario(kept);
        if (!read.ok) expect(read.message).not.toBe('');
      },
    ),
    { numRuns: 1000 },
  );
});

test('any JSON at all as a step gives an answer', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const read = parseStep(value);
      if (!read.ok) expect(read.message).not.toBe('');
    }),
    { numRuns: 1000 },
  );
});
