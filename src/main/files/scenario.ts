import { z } from 'zod';
import { formatCount } from '../../shared/format';
import { MAX_STEPS } from '../../shared/limits';
import type { Scenario, Step } from '../../shared/step';
import { decodeText } from './decode-text';
import { flag, leading, oneOf, strict, text, USER_ROW_FIELDS, wanted } from './field-schema';
import { AIRY, jsonLine } from './json-line';
import { type JsonReader, readJson } from './json-reader';
import type { Path } from './place';
import { fieldsOf, parseStep } from './step-schema';

/** Largest scenario that is read, in bytes; a longer text is more than one string can hold. */
export const MAX_SCENARIO_BYTES = 500_000_000;

/** A scenario, or what is wrong with the file and where: `steps[3].capacity`, `line 2, column 7`, "" for the whole. */
export type ScenarioRead =
  | { readonly ok: true; readonly scenario: Scenario }
  | {
      readonly ok: false;
      readonly place: string;
      readonly message: string;
      /** What else is wrong, each with its place. */
      readonly more: readonly string[];
    };

const NEWER =
  'is of a newer implab; this one reads version 1. Open the file with the newer version';

/** The fields of a scenario beside its steps; a lesson holds one. */
export const scenarioHeader = {
  format: oneOf(['implab-scenario']),
  version: z.literal(1, {
    error: ({ input }) =>
      typeof input === 'number' && input > 1
        ? `must be 1, not ${input}: ${NEWER}`
        : wanted('1').error({ input }),
  }),
  title: z.exactOptional(text),
  notes: z.exactOptional(text),
  settle: z.exactOptional(flag),
};
const HEADER = strict('a scenario', scenarioHeader);
const FIELDS = [...Object.keys(scenarioHeader), 'steps'];
const NO_OBJECT = `is no scenario: a scenario is a JSON object with ${FIELDS.join(', ')}`;

/**
 * Reads a scenario file (docs/scenario-format.md, "File"). UTF-8 with or without a byte order mark, any
 * line ends. Everything that breaks the format is an answer, never an exception.
 */
export function parseScenario(input: Uint8Array | string): ScenarioRead {
  if (input.length > MAX_SCENARIO_BYTES)
    return broken(
      `is too large: at most ${formatCount(MAX_SCENARIO_BYTES / 1_000_000)} MB are read`,
    );
  const packed = typeof input === 'string' ? null : packedAs(input);
  if (packed !== null) return broken(packed);
  const content = decodeText(input);
  if (content === null) return broken('is not UTF-8 text');
  if (!/\S/.test(content)) return broken('is empty');
  if (!/^\s*\{/.test(content)) return inFront(content) ?? broken(NO_OBJECT);
  const read = readJson(content, readScenario);
  return read.ok ? { ok: true, scenario: read.value } : read;
}

/**
 * The canonical text of a scenario: fixed order of fields, one step a line, a line feed at the end. The
 * same scenario gives the same bytes, and `parseScenario` reads the same scenario back.
 */
export function formatScenario(scenario: Scenario): string {
  const { steps, ...head } = scenario;
  const lines = Object.keys(scenarioHeader)
    .filter((field) => Object.hasOwn(head, field))
    .map((field) => `  "${field}": ${jsonLine(head[field as keyof typeof head], AIRY)},\n`);
  const stepLines = steps.map((step) => `    ${formatStep(step)}`).join(',\n');
  const list = steps.length === 0 ? '[]' : `[\n${stepLines}\n  ]`;
  return `{\n${lines.join('')}  "steps": ${list}\n}\n`;
}

/** One step as its line of the canonical text, without indent and comma. */
function formatStep(step: Step): string {
  if (step.do !== 'enable-users' || step.users === undefined)
    return jsonLine(step, AIRY, fieldsOf(step));
  const rows = step.users.map((row) => jsonLine(row, AIRY, USER_ROW_FIELDS)).join(AIRY.comma);
  const { users: _rows, ...rest } = step;
  // Every line of rows begins with its step's name, so the rows go in after it.
  return jsonLine(rest, AIRY, fieldsOf(step)).replace(
    '"enable-users"',
    () => `"enable-users", "users": [${rows}]`,
  );
}

function broken(message: string): ScenarioRead {
  return { ok: false, place: '', message, more: [] };
}

/** What a file is packed as, or null. */
function packedAs(bytes: Uint8Array): string | null {
  const [a, b] = bytes;
  if (a === 0x1f && b === 0x8b) return 'is packed with gzip; unpack it first';
  if (a === 0x50 && b === 0x4b) return 'is a ZIP archive; unpack it first';
  return null;
}

/** Text before the object, as a mail or a chat puts it there: told at the line where it stands. Null: there is no object. */
function inFront(content: string): ScenarioRead | null {
  const found = /^[ \t]*\{\s*"(?:format|version|title|notes|settle|steps)"/m.exec(
    content.slice(0, MAX_LEADING_LENGTH),
  );
  if (!found) return null;
  const start = content.search(/\S/);
  const line = (offset: number): number => content.slice(0, offset).split('\n').length;
  const what = /^(?:\/\/|\/\*|#)/.test(content.slice(start)) ? 'a comment stands' : 'text stands';
  return {
    ok: false,
    place: `line ${line(start)}, column 1`,
    message: `${what} in front of the scenario, which begins on line ${line(found.index)}; take it out`,
    more: [],
  };
}

const MAX_LEADING_LENGTH = 100_000;

function readScenario(reader: JsonReader): Scenario {
  const head: Record<string, unknown> = {};
  let raw: unknown[] | undefined;
  let steps: Step[] | undefined;
  reader.object((key) => {
    if (!FIELDS.includes(key))
      reader.fail([], `is no field of a scenario, which has ${FIELDS.join(', ')}`);
    if (key !== 'steps') {
      head[key] = reader.value();
      checkField(reader, key, head[key]);
    } else if (reader.next() !== 'list') {
      reader.fail([], wanted('a list of steps').error({ input: reader.value() }));
    } else if (head['format'] === undefined) {
      // Perhaps another format that has steps too: say so rather than find fault with its steps.
      raw = [];
      reader.list((index) => raw?.push(countedValue(reader, index)));
    } else {
      steps = [];
      const found: Step[] = [];
      reader.list((index) => {
        const step = readStep(reader, countedValue(reader, index), []);
        if (step) found.push(step);
      });
      steps = found;
    }
  });
  const checked = HEADER.safeParse(head);
  if (!checked.success) {
    const issue = leading(checked.error.issues);
    return reader.fail(issue.path as Path, issue.message);
  }
  steps ??= raw?.flatMap((value, index) => readStep(reader, value, ['steps', index]) ?? []);
  if (steps === undefined) return reader.fail(['steps'], 'is missing; it must be a list of steps');
  return { ...checked.data, steps };
}

function checkField(reader: JsonReader, key: string, value: unknown): void {
  const checked = scenarioHeader[key as keyof typeof scenarioHeader].safeParse(value);
  if (!checked.success) reader.fail([], leading(checked.error.issues).message);
}

function countedValue(reader: JsonReader, index: number): unknown {
  if (index === MAX_STEPS)
    reader.fail([], `is one too many: a scenario holds at most ${formatCount(MAX_STEPS)} steps`);
  return reader.value();
}

/** The step, or null: what is wrong with it was reported, and the next ones are read. */
function readStep(reader: JsonReader, value: unknown, place: Path): Step | null {
  const read = parseStep(value);
  if (read.ok) return read.step;
  reader.report([...place, ...read.path], read.message);
  return null;
}
