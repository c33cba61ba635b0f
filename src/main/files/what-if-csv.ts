import { csvText } from '../../shared/csv';
import { type FailureCase, type ModeResult, worstSurplus } from '../../shared/what-if';

/** The failure matrix, a case a row; loads in devices, a column a node. */
export function matrixCsv(nodes: readonly string[], cases: Iterable<FailureCase>): string {
  return csvText(
    [
      'kind',
      'failed',
      'over capacity',
      'surplus',
      'without service',
      'log in again',
      'all back after seconds',
      ...nodes.map((node) => `load ${node}`),
    ],
    matrixRows(nodes, cases),
  );
}

function* matrixRows(
  nodes: readonly string[],
  cases: Iterable<FailureCase>,
): Generator<(string | number | null)[]> {
  for (const { kind, failed, over, noService, loggedOut, back, load } of cases)
    yield [
      kind,
      failed.join(' + '),
      over.map(({ node, surplus }) => `${node} ${surplus}`).join(' + '),
      worstSurplus(over),
      noService,
      loggedOut,
      back,
      ...nodes.map((node) => load.get(node) ?? null),
    ];
}

/** The shoot-out, a mode a row; users in the columns of nodes. */
export function shootOutCsv(modes: readonly ModeResult[]): string {
  const nodes = [...(modes[0]?.assigned.keys() ?? [])];
  return csvText(
    [
      'mode',
      'largest share',
      'max over mean',
      'standard deviation',
      'over capacity',
      'unassigned',
      'worst failure',
      'overloads',
      'surplus',
      'users moved',
      ...nodes.map((node) => `users ${node}`),
    ],
    modes.map((each) => [
      each.mode,
      each.maxShare,
      each.maxOverMean,
      each.deviation,
      each.over.map(({ node, surplus }) => `${node} ${surplus}`).join(' + '),
      each.unassigned,
      each.worst?.failed ?? null,
      each.worst?.node ?? null,
      each.worst?.surplus ?? null,
      each.moved,
      ...nodes.map((node) => each.assigned.get(node) ?? null),
    ]),
  );
}
