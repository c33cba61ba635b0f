import { countOf, formatCount, listNames } from '../format';
import type { Mode } from '../model';
import type { AskedGoal, MovesView } from '../plan-api';
import { dayAfter, dayName, spanName } from './days';

/** One thing to do in the real product. */
export interface ChecklistItem {
  readonly id: string;
  readonly title: string;
  /** Menu path, or null. */
  readonly where: string | null;
  readonly command: string | null;
  readonly detail: string;
  readonly sources: readonly string[];
}

/** Records a bulk job takes at most, and users a minute that it changes in Cisco's lab figures (runbooks 0.6). */
const MAX_RECORDS = 12_000;
const USERS_A_MINUTE = 65;

/** How the moves are carried out in the real product, in this order (runbooks, job 8). */
export function checklistOf(
  plan: MovesView,
  goal: AskedGoal['kind'],
  mode: Mode,
  firstNight: string,
): ChecklistItem[] {
  const [first] = plan.batches;
  if (first === undefined) return [];
  const largest = Math.max(...plan.batches.map(({ users }) => users));
  const jobs = Math.ceil(largest / MAX_RECORDS);
  const nights = plan.batches.length;
  const leaving = [...new Set(plan.moves.map(({ from }) => from))];
  return [
    ...modeItem(goal, mode, leaving),
    {
      id: 'states',
      title: 'See that no node is failed over',
      where: null,
      command: 'utils ha status',
      detail: `all ${formatCount(plan.nodes.length)} nodes Normal; for moving it is an assumption`,
      sources: ['HA', 'lab assumption'],
    },
    {
      id: 'rollback',
      title: 'Export the present homes, to be able to go back',
      where: 'Bulk Administration > Users > Export Users',
      command: null,
      detail: '200 to 250 users a minute in lab figures.',
      sources: ['BATX', 'BATA'],
    },
    {
      id: 'upload',
      title: `Upload the file of ${dayName(dayAfter(firstNight, 0))}`,
      where: 'Bulk Administration > Users > Update Users > Custom File',
      command: null,
      detail: `${countOf(first.users, 'user')}, about ${spanName(Math.ceil((first.users / USERS_A_MINUTE) * 60))} at ${USERS_A_MINUTE} users a minute${
        jobs > 1
          ? `; at most ${formatCount(MAX_RECORDS)} records a job, so ${formatCount(jobs)} files`
          : `; a job takes at most ${formatCount(MAX_RECORDS)} records`
      }.`,
      sources: ['BATU', 'BATO', 'BATA'],
    },
    {
      id: 'log',
      title: 'Read the job log and repeat failed rows',
      where: 'Bulk Administration > Job Scheduler',
      command: null,
      detail: 'Failures: 0.',
      sources: ['BATJ'],
    },
    {
      id: 'sign-in',
      title: 'Have the moved users sign out of Jabber and in again',
      where: null,
      command: null,
      detail: `${countOf(plan.loggedOut, 'device')} in all. In another group their status shows only then; whether the server disconnects them by itself is not known.`,
      sources: ['HA'],
    },
    {
      id: 'compare',
      title: 'Compare the counts',
      where: 'System > Presence Topology',
      command: 'show perf query counter "Cisco Presence Engine" ActiveJsmSessions',
      detail: `After night 1: ${holdings(plan)}.`,
      sources: ['SRV'],
    },
    ...(nights > 1
      ? [
          {
            id: 'repeat',
            title:
              nights === 2 ? 'Repeat for night 2' : `Repeat for nights 2 to ${formatCount(nights)}`,
            where: null,
            command: null,
            detail: `The last on ${dayName(dayAfter(firstNight, nights - 1))}.`,
            sources: [],
          },
        ]
      : []),
    ...(plan.relogin.length > 0
      ? [
          {
            id: 'relogin',
            title: 'Set the re-login limits',
            where: 'System > Service Parameters > Cisco Server Recovery Manager',
            command: null,
            detail: 'On both nodes of each pair by hand, after the last night.',
            sources: ['LOGIN'],
          },
        ]
      : []),
  ];
}

function modeItem(
  goal: AskedGoal['kind'],
  mode: Mode,
  leaving: readonly string[],
): ChecklistItem[] {
  if (mode !== 'balanced' || goal === 'even' || goal === 'pairs') return [];
  return [
    {
      id: 'mode',
      title: 'Set the mode to None',
      where: 'System > Enterprise Parameters',
      command: null,
      detail: `Balanced would send new users to the nodes with the fewest${
        leaving.length > 0 ? `, ${listNames(leaving)} among them` : ''
      }, and undo the plan.`,
      sources: ['CFG', 'S1', 'S2'],
    },
  ];
}

function holdings(plan: MovesView): string {
  const [first] = plan.batches;
  const touched = new Set(plan.moves.flatMap(({ from, to }) => [from, to]));
  return listNames(
    (first?.after ?? [])
      .filter(({ node }) => touched.has(node))
      .map(({ node, assigned }) => `${node} ${formatCount(assigned)}`),
    6,
  );
}
