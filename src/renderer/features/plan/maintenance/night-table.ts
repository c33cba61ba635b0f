import { spanName, timeAfter } from '../../../../shared/plan-words/days';
import {
  noticeWords,
  riskWords,
  type TimedAction,
} from '../../../../shared/plan-words/night-words';
import type { Runbook } from '../../../../shared/planning';
import type { DataTable } from '../../../charts/save/csv';

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
