import type { Runbook } from '../../../../shared/planning';
import type { DataTable } from '../../../charts/save/csv';
import { spanName, timeAfter } from '../parts/days';
import { noticeWords, riskWords, type TimedAction } from './night-words';

/** The night as a table: time, what, where, users, load by node, risk. */
export function nightTable(
  runbook: Runbook,
  actions: readonly TimedAction[],
  day: string,
  start: string,
): DataTable {
  const nodes = actions[0]?.load.map(({ node }) => node) ?? [];
  return {
    title: `${runbook.job} ${runbook.node}`,
    columns: [
      'Time',
      'Lasts',
      'Step',
      'Where',
      'Command',
      'Users',
      ...nodes,
      'Risk',
      'Check',
      'Sources',
    ],
    rows: actions.map((action) => [
      timeAfter(day, start, action.from),
      `${spanName(action.seconds)}${action.assumed ? ', assumed' : ''}`,
      action.title,
      action.where,
      action.cli,
      noticeWords(action),
      ...nodes.map((node) => action.load.find((each) => each.node === node)?.devices ?? null),
      riskWords(action),
      action.check,
      action.sources.join(', '),
    ]),
  };
}
