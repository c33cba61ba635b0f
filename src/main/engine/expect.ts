import type { Finding } from '../../shared/finding';
import type { Expectation } from '../../shared/step';
import { isContractFinding, lint } from './lint';
import { measure } from './measure';
import { groupNamed, nodeAt, nodeNamed, topologyOrder } from './order';
import { survivorShare, survivorSurplus } from './planning/survivor';
import { type LabState, NO_NODE, type Node } from './state';
import { reasonOf, rowOf } from './users';

/** One check that does not hold. */
export interface ExpectationFailure {
  /** `assigned.imp2`, `clock`, `findings[0]`, `noFindings.V10`. */
  readonly field: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Checks every given field of an `expect` step; nothing returned means that it holds. */
export function checkExpectation(state: LabState, expected: Expectation): ExpectationFailure[] {
  const { topology, users, clock } = state;
  const measures = measure(state);
  const byNode = (read: (index: number) => unknown) => (name: string) => {
    const index = nodeNamed(topology, name);
    return index < 0 ? null : read(index);
  };
  const byUser = (read: (row: number) => unknown) => (id: string) => {
    const row = rowOf(users, id);
    return row < 0 ? null : read(row);
  };
  const homeOf = (row: number) => {
    const home = users.homeAt(row);
    return home === NO_NODE ? null : nodeAt(topology, home).name;
  };
  return [
    ...each(
      'assigned',
      expected.assigned,
      byNode((index) => measures.assigned[index]!),
    ),
    ...each(
      'load',
      expected.load,
      byNode((index) => measures.load[index]!),
    ),
    ...one('unassigned', expected.unassigned, measures.unassigned),
    ...one('noService', expected.noService, measures.noService),
    ...each(
      'states',
      expected.states,
      byNode((index) => nodeAt(topology, index).state),
    ),
    ...each('homes', expected.homes, byUser(homeOf)),
    ...each(
      'reasons',
      expected.reasons,
      byUser((row) => reasonOf(users, row)),
    ),
    ...findingsPresent(state, expected.findings ?? []),
    ...findingsAbsent(state, expected.noFindings ?? []),
    ...each('haReasons', expected.haReasons, (name) => {
      const index = nodeNamed(topology, name);
      return index < 0 ? undefined : reasonShown(nodeAt(topology, index));
    }),
    ...each('link', expected.link, (name) => {
      const group = topology.groups[groupNamed(topology, name)];
      return group === undefined ? undefined : group.linkCut ? 'cut' : 'up';
    }),
    ...one('clock', expected.clock, clock),
    ...survives(state, expected),
    ...shareAtMost('maxShare', expected.maxShare, () => largestShare(state)),
    ...shareAtMost('survivorShare', expected.survivorShare, () => survivorShare(state)),
  ];
}

/** The reason beside a state; `Unreachable` has none (docs/scenario-format.md, "Reasons"). */
function reasonShown(node: Node): string | null {
  return node.state === 'Unreachable' ? null : node.reason;
}

function one(field: string, expected: unknown, actual: unknown): ExpectationFailure[] {
  return expected === undefined || expected === actual
    ? []
    : [{ field, expected, actual: actual ?? null }];
}

/** What the lab survives now, `none` or `one`, where something is expected of it. */
function survives(state: LabState, { survives: expected }: Expectation): ExpectationFailure[] {
  return expected === undefined
    ? []
    : one('survives', expected, survivorSurplus(state) > 0 ? 'none' : 'one');
}

function shareAtMost(
  field: string,
  expected: number | undefined,
  actual: () => number,
): ExpectationFailure[] {
  if (expected === undefined) return [];
  const share = actual();
  return share <= expected ? [] : [{ field, expected, actual: share }];
}

/** The largest share of its capacity that any node serves now, as a fraction; 0 without nodes. */
export function largestShare(state: LabState): number {
  const { load } = measure(state);
  return Math.max(
    0,
    ...topologyOrder(state.topology).map(
      (node) => load[node]! / nodeAt(state.topology, node).capacity,
    ),
  );
}

function each(
  field: string,
  expected: Readonly<Record<string, unknown>> | undefined,
  actual: (name: string) => unknown,
): ExpectationFailure[] {
  return Object.entries(expected ?? {}).flatMap(([name, value]) =>
    one(`${field}.${name}`, value, actual(name)),
  );
}

function findingsPresent(
  state: LabState,
  expected: NonNullable<Expectation['findings']>,
): ExpectationFailure[] {
  if (expected.length === 0) return [];
  const present = lint(state);
  return expected.flatMap((wanted, i) => {
    const same = present.filter(({ code }) => code === wanted.code);
    const met = same.some(
      ({ at, surplus }) =>
        (wanted.at === undefined || wanted.at === at) &&
        (wanted.surplus === undefined || wanted.surplus === surplus),
    );
    const actual = same.map(({ code, at, surplus }) => ({
      code,
      at,
      ...(surplus !== undefined && { surplus }),
    }));
    return met ? [] : [{ field: `findings[${i}]`, expected: wanted, actual }];
  });
}

function findingsAbsent(
  state: LabState,
  unwanted: readonly string[] | 'all',
): ExpectationFailure[] {
  if (unwanted.length === 0) return [];
  const counts = (finding: Finding) =>
    unwanted === 'all'
      ? isContractFinding(finding.code) && finding.severity !== 'advice'
      : unwanted.includes(finding.code);
  return lint(state)
    .filter(counts)
    .map(({ code, at, surplus }) => ({
      field: `noFindings.${code}`,
      expected: null,
      actual: { code, at, ...(surplus !== undefined && { surplus }) },
    }));
}
