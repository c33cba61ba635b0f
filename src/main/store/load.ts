import { MAX_STEPS } from '../../shared/limits';
import {
  HA_REASONS,
  type HaReason,
  NODE_STATES,
  type NodeState,
  OVAS,
  type Ova,
  SERVICES,
  type Service,
} from '../../shared/model';
import { DECLARED_CODES, type DeclaredCode } from '../../shared/refusal';
import type { Step } from '../../shared/step';
import { PersistentMap } from '../engine/collections/persistent-map';
import type {
  Group,
  LabState,
  Node,
  Status,
  StoppedServices,
  Timer,
  Topology,
  Transition,
} from '../engine/state';
import { checkState } from './check-state';
import { CHECKSUM_KEY } from './checksum';
import type { JournalEntry, LabHead, LoadSample } from './lab-record';
import { loadBranches } from './load-branches';
import { loadUsers } from './load-users';
import { META_VALUES, type Stored } from './meta';
import type { Sql, SqlRow, SqlValue } from './sql';
import { UnreadableLab } from './unreadable-lab';

/** Checks one step read from a file; steps from our own memory need no check. */
export type ReadStep = (
  value: unknown,
) => { readonly ok: true; readonly step: Step } | { readonly ok: false; readonly message: string };

/**
 * The lab a database holds, exactly as it was persisted. Throws `UnreadableLab` for what no persist wrote.
 *
 * @param readStep  decides whether a value is a step; for a database of our own every value is
 */
export function load(sql: Sql, readStep: ReadStep): Stored {
  const meta = loadMeta(sql);
  const state = loadState(sql, meta);
  const journal = loadJournal(sql, readStep);
  const position = meta.number('position');
  if (position > journal.length) throw new UnreadableLab('meta.position', 'beyond the last step');
  checkState(state, readStep);
  if (state.topology.snapshots.some(({ step }) => !(step >= 0 && step < position)))
    throw new UnreadableLab('snapshot', 'is of a step that is not there');
  return {
    record: {
      head: headOf(meta),
      engine: meta.number('engine'),
      position,
      ...loadBranches(sql, journal, readStep),
    },
    state,
  };
}

function headOf(meta: Meta): LabHead {
  const { title, notes, settle, ticks } = meta.record('head');
  return {
    ...(typeof title === 'string' && { title }),
    ...(typeof notes === 'string' && { notes }),
    ...(typeof settle === 'boolean' && { settle }),
    ...(Array.isArray(ticks) && { ticks: ticks.filter((tick) => typeof tick === 'string') }),
  };
}

function loadState(sql: Sql, meta: Meta): LabState {
  const { lab, groups, nodes, users } = meta.record('annotations');
  const topology: Topology = {
    groups: sql.all('SELECT * FROM redundancy_group ORDER BY position').map(groupOf),
    nodes: loadNodes(sql, meta.number('nodeSlots')),
    mode: meta.value('mode') as Topology['mode'],
    policies: meta.record('policies') as unknown as Topology['policies'],
    parameters: meta.record('parameters') as unknown as Topology['parameters'],
    facts: meta.record('facts'),
    notes: {
      lab: String(lab),
      groups: pairs(groups),
      nodes: pairs(nodes),
      users: pairs(users),
    },
    snapshots: sql
      .all('SELECT name, step FROM snapshot ORDER BY position')
      .map(([name, step]) => ({ name: String(name), step: Number(step) })),
  };
  return {
    topology,
    users: loadUsers(sql, pairs(meta.value('highest'))),
    clock: meta.number('clock'),
  };
}

function groupOf(row: SqlRow): Group {
  const [, name, ha, first, second, linkCut, linkTimer, status, carrier, carrierLost] = row;
  const [kind, node, endsAt] = row.slice(10);
  return {
    name: String(name),
    ha: ha === 1,
    slots: [numberOrNull(first), numberOrNull(second)],
    linkCut: linkCut === 1,
    linkTimer: numberOrNull(linkTimer),
    status: status === null ? null : statusOf(status as Status['kind'], carrier, carrierLost === 1),
    transition:
      kind === null
        ? null
        : {
            kind: kind as Transition['kind'],
            node: Number(node),
            endsAt: Number(endsAt),
          },
  };
}

function statusOf(
  kind: Status['kind'],
  carrier: SqlValue | undefined,
  carrierLost: boolean,
): Status {
  const by = Number(carrier);
  if (kind === 'admin') return { kind, by, carrierLost };
  return kind === 'carried' ? { kind, by } : { kind };
}

function loadNodes(sql: Sql, slots: number): (Node | null)[] {
  if (slots > 255) throw new UnreadableLab('meta.nodeSlots', 'more nodes than a lab holds');
  const nodes: (Node | null)[] = Array(slots).fill(null);
  for (const row of sql.all('SELECT * FROM node ORDER BY idx')) {
    const index = Number(row[0]);
    if (index >= slots) throw new UnreadableLab(`node ${index}`, 'has no place in the lab');
    nodes[index] = nodeOf(row, index);
  }
  return nodes;
}

function nodeOf(row: SqlRow, index: number): Node {
  const place = `node ${index}`;
  const [, name, addedAt, capacity, ova, generation, version, lower, upper, machine, stopped] = row;
  const [state, reason, timer, timerEndsAt, initializingUntil, failedOverSince] = row.slice(11);
  return {
    name: String(name),
    addedAt: Number(addedAt),
    capacity: Number(capacity),
    ova: ova === null ? null : oneOf<Ova>(OVAS, ova, place),
    generation: String(json(generation, place)),
    version: String(json(version, place)),
    reloginLower: Number(lower),
    reloginUpper: Number(upper),
    machineUp: machine === 1,
    stopped: stoppedOf(json(stopped, place), place),
    state: oneOf<NodeState>(NODE_STATES, state, place),
    reason: reason === null ? null : oneOf<HaReason>(HA_REASONS, reason, place),
    timer: timer === null ? null : { kind: timer as Timer['kind'], endsAt: Number(timerEndsAt) },
    initializingUntil: numberOrNull(initializingUntil),
    failedOverSince: numberOrNull(failedOverSince),
  };
}

/** Stopped services, in the order of `SERVICES`. */
function stoppedOf(value: unknown, place: string): StoppedServices {
  if (typeof value !== 'object' || value === null) throw new UnreadableLab(place, 'is damaged');
  const given = new Map(Object.entries(value));
  for (const service of given.keys()) oneOf<Service>(SERVICES, service as SqlValue, place);
  const inOrder = SERVICES.filter((service) => given.has(service)).map((service) => [
    service,
    oneOf<'stopped' | 'broken'>(['stopped', 'broken'], given.get(service) as SqlValue, place),
  ]);
  return Object.fromEntries(inOrder);
}

function loadJournal(sql: Sql, readStep: ReadStep): JournalEntry[] {
  const steps = sql.number('SELECT count(*) FROM step');
  if (steps > MAX_STEPS)
    throw new UnreadableLab('step', `has ${steps} rows, and a lab at most ${MAX_STEPS} steps`);
  const samples = new Map<number, LoadSample[]>();
  for (const row of sql.all('SELECT step, node, assigned, load FROM load_sample')) {
    const [step, node, assigned, load] = row.map(Number) as [number, number, number, number];
    if (!(step >= 0 && step < steps))
      throw new UnreadableLab('load_sample', 'is of a step that is not there');
    const list = samples.get(step);
    if (list) list.push({ node, assigned, load });
    else samples.set(step, [{ node, assigned, load }]);
  }
  return sql
    .all('SELECT idx, body, refused, failed, do FROM step ORDER BY idx')
    .map(([index, body, refused, failed, kind], position) => {
      const place = `step ${position + 1}`;
      if (index !== position) throw new UnreadableLab(place, 'is missing');
      const read = readStep(json(body, place));
      if (!read.ok) throw new UnreadableLab(place, read.message);
      if (read.step.do !== kind) throw new UnreadableLab(place, 'is listed as another one');
      return {
        step: read.step,
        refused: refused === null ? null : oneOf<DeclaredCode>(DECLARED_CODES, refused, place),
        failed: failed === 1,
        loads: samples.get(position) ?? [],
      };
    });
}

/** Nothing else stands there, so that nothing travels along unseen. */
const META_KEYS: ReadonlySet<SqlValue | undefined> = new Set([
  ...META_VALUES.map(({ key }) => key),
  CHECKSUM_KEY,
]);

interface Meta {
  value(key: string): unknown;
  number(key: string): number;
  record(key: string): Record<string, unknown>;
}

function loadMeta(sql: Sql): Meta {
  const values = new Map(
    sql.all('SELECT key, value FROM meta').map(([key, value]) => [key, value]),
  );
  for (const key of values.keys())
    if (!META_KEYS.has(key)) throw new UnreadableLab('meta', 'holds what is no part of a lab');
  const value = (key: string): unknown => {
    const text = values.get(key);
    if (text === undefined) throw new UnreadableLab(`meta.${key}`, 'is missing');
    return json(text, `meta.${key}`);
  };
  const wrong = (key: string): never => {
    throw new UnreadableLab(`meta.${key}`, 'is of the wrong kind');
  };
  return {
    value,
    number(key) {
      const found = value(key);
      return Number.isSafeInteger(found) && (found as number) >= 0 ? (found as number) : wrong(key);
    },
    record(key) {
      const found = value(key);
      return typeof found === 'object' && found !== null && !Array.isArray(found)
        ? (found as Record<string, unknown>)
        : wrong(key);
    },
  };
}

function json(text: SqlValue | undefined, place: string): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    throw new UnreadableLab(place, 'is not readable');
  }
}

function pairs<K extends string | number, V>(value: unknown): PersistentMap<K, V> {
  const isPair = (pair: unknown) =>
    Array.isArray(pair) &&
    pair.length === 2 &&
    (typeof pair[0] === 'string' || typeof pair[0] === 'number');
  if (!Array.isArray(value) || !value.every(isPair))
    throw new UnreadableLab('meta', 'a list of pairs is damaged');
  return PersistentMap.of(value as [K, V][]);
}

function oneOf<T extends string>(all: readonly string[], value: unknown, place: string): T {
  if (typeof value !== 'string' || !all.includes(value))
    throw new UnreadableLab(place, 'holds an unknown word');
  return value as T;
}

function numberOrNull(value: SqlValue | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
