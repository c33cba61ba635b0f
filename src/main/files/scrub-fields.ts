import {
  type FieldKind,
  type FieldMeaning,
  type FieldTypes,
  type MapMeaning,
  meaningOf,
} from '../../shared/field';
import { NODE_STATES } from '../../shared/model';
import type { Step } from '../../shared/step';
import { formsOf } from '../../shared/steps';
import type { Pseudonyms } from './pseudonyms';

/** The other names, by what they name. */
export interface OtherNames {
  readonly people: Pseudonyms;
  readonly machines: Pseudonyms;
  readonly groups: Pseudonyms;
  readonly snapshots: Pseudonyms;
  readonly generations: Pseudonyms;
  readonly versions: Pseudonyms;
  /** Free words do not leave. */
  readonly dropsText: boolean;
}

type Hide<K extends FieldKind> = (
  value: FieldTypes[K],
  names: OtherNames,
  step: Step,
) => FieldTypes[K];

/** "", "M5", "Gen 10". */
const PLAIN_GENERATION = /^(?:(?:m|g|gen ?)\d{1,2})?$/i;
/** "", "15", "12.5SU3", "14.0.1.13900-8". */
const PLAIN_VERSION = /^(?:\d{1,2}(?:\.\d{1,5}){0,4}(?:-\d{1,3})?(?: ?SU\d{1,2})?)?$/i;

const STATES: ReadonlySet<string> = new Set(NODE_STATES);

/** What of a value of each kind is hidden. */
const KINDS: { readonly [K in FieldKind]: Hide<K> | 'nothing' } = {
  node: (name, { machines }) => machines.of(name),
  group: (name, { groups }) => groups.of(name),
  snapshot: (name, { snapshots }) => snapshots.of(name),
  noted: (name, names, step) => notedNames(names, step).of(name),
  home: (name, { machines }) => (name === 'unassigned' ? name : machines.of(name)),
  homeOrNull: (name, { machines }) => (name === null ? null : machines.of(name)),
  users: (ids, { people }) => ids.map((id) => people.of(id)),
  userRows: (rows, { people, machines }) =>
    rows.map((row) => ({
      ...row,
      id: people.of(row.id),
      ...(row.server !== undefined && { server: machines.of(row.server) }),
    })),
  prefix: (prefix, { people }) => people.prefix(prefix),
  text: (text, { dropsText }) => (dropsText ? '' : text),
  // Free text, so it may name anything; what is plainly a generation or a version stays.
  generation: (name, { generations }) =>
    PLAIN_GENERATION.test(name) ? name : generations.of(name),
  version: (name, { versions }) => (PLAIN_VERSION.test(name) ? name : versions.of(name)),
  findings: (findings, names) =>
    findings.map((finding) =>
      finding.at === undefined ? finding : { ...finding, at: placeOf(names, finding.at) },
    ),
  student: (code, { people }) => people.of(code),
  // Answers about users hold the node of each, answers about nodes a figure or a state.
  answer: (value, { people, machines }) =>
    typeof value === 'number' || Array.isArray(value)
      ? value
      : Object.fromEntries(
          Object.entries(value).map(([name, part]) =>
            typeof part === 'number' || (part !== null && STATES.has(part))
              ? [machines.of(name), part]
              : [people.of(name), part === null ? null : machines.of(part)],
          ),
        ),
  lesson: 'nothing',
  hintLevel: 'nothing',
  flag: 'nothing',
  share: 'nothing',
  all: 'nothing',
  slot: 'nothing',
  count: 'nothing',
  capacity: 'nothing',
  seconds: 'nothing',
  figure: 'nothing',
  position: 'nothing',
  expected: 'nothing',
  findingCodes: 'nothing',
};

/** The step with every name in it replaced, whatever its fields: they are declared in `shared/steps`. */
export function withOtherNames(step: Step, names: OtherNames): Step {
  const meanings: Readonly<Record<string, FieldMeaning>> = Object.assign(
    {},
    ...formsOf(step.do).map((form) =>
      Object.fromEntries(Object.entries(form).map(([name, field]) => [name, meaningOf(field)])),
    ),
  );
  const entries = Object.entries(step).map(([name, value]) => [
    name,
    Object.hasOwn(meanings, name) ? hidden(meanings[name]!, value, names, step) : value,
  ]);
  return Object.fromEntries(entries) as Step;
}

function hidden(meaning: FieldMeaning, value: unknown, names: OtherNames, step: Step): unknown {
  if (typeof meaning === 'string') {
    const hide = KINDS[meaning] as Hide<never> | 'nothing';
    return hide === 'nothing' ? value : hide(value as never, names, step);
  }
  if (!('by' in meaning)) return value;
  const keys = namesBy(names, meaning.by);
  return Object.fromEntries(
    Object.entries(value as object).map(([key, item]) => [
      keys.of(key),
      hidden(meaning.of, item, names, step),
    ]),
  );
}

function namesBy(names: OtherNames, by: MapMeaning['by']): Pseudonyms {
  return { node: names.machines, group: names.groups, user: names.people }[by];
}

function notedNames(names: OtherNames, step: Step): Pseudonyms {
  const on = step.do === 'set-notes' ? step.on : 'user';
  return namesBy(names, on === 'lab' ? 'user' : on);
}

function placeOf({ groups, machines }: OtherNames, place: string): string {
  if (place === 'cluster') return place;
  return groups.has(place) ? groups.of(place) : machines.of(place);
}
