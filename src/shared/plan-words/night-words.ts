import { countOf, formatCount } from '../format';
import type { Job, RiskMove, Runbook, RunbookAction, RunbookRisk } from '../planning';
import { spanName, timeAfter } from './days';
import type { SheetText } from './sheet';

/** An action with its place on the clock, in seconds from the start. */
export interface TimedAction extends RunbookAction {
  readonly from: number;
  readonly to: number;
}

/** The actions one after another. */
export function timed(runbook: Runbook): TimedAction[] {
  let from = 0;
  return runbook.actions.map((action) => {
    const to = from + action.seconds;
    const placed = { ...action, from, to };
    from = to;
    return placed;
  });
}

const DOING: Readonly<Record<Job, string>> = {
  patch: 'Patching',
  upgrade: 'Upgrading the cluster from',
  replace: 'Replacing',
  retire: 'Taking out',
  'add-node': 'Giving a second node to',
  recover: 'Recovering the pair of',
};

/** What the night comes to, the answer first. */
export function nightSentence(
  runbook: Runbook,
  actions: readonly TimedAction[],
): { readonly answer: string; readonly more: string } {
  const { job, node, total } = runbook;
  const log = loginWords(actions.map(({ loggedOut }) => loggedOut).filter((count) => count > 0));
  const out = Math.max(0, ...actions.map(({ noService }) => noService));
  const outFor = secondsOf(actions, ({ noService }) => noService > 0);
  const alone = secondsOf(actions, ({ unprotected }) => unprotected.length > 0);
  const more =
    out > 0
      ? `For ${spanName(outFor)} up to ${formatCount(out)} are without service.`
      : alone > 0
        ? `For ${spanName(alone)} a further failure is not covered.`
        : 'Any one node may fail all the time.';
  return { answer: `${DOING[job]} ${node} takes ${spanName(total.seconds)} and ${log}.`, more };
}

/** "2 500 devices log in again twice"; different numbers are summed up. */
function loginWords(counts: readonly number[]): string {
  const [first] = counts;
  if (first === undefined) return 'nobody logs in again';
  if (counts.every((count) => count === first)) {
    const times = TIMES[counts.length] ?? `${formatCount(counts.length)} times`;
    return `${countOf(first, 'device')} ${first === 1 ? 'logs' : 'log'} in again${times}`;
  }
  const sum = counts.reduce((all, count) => all + count, 0);
  return `devices log in again, ${formatCount(sum)} times in all`;
}

const TIMES: readonly string[] = ['', '', ' twice'];

/** Length of all actions that something holds for, in seconds. */
export function secondsOf(
  actions: readonly TimedAction[],
  holds: (action: TimedAction) => boolean,
): number {
  return actions.filter(holds).reduce((sum, { seconds }) => sum + seconds, 0);
}

/** What one more failure would do during an action, in words; null where nothing. */
export function riskWords({ risk, off }: RunbookAction): string | null {
  if (risk === null) return null;
  const costs = [
    ...(risk.noService > 0 ? [`leaves ${formatCount(risk.noService)} without service`] : []),
    ...(risk.surplus > 0 ? [`puts a node over its capacity by ${formatCount(risk.surplus)}`] : []),
  ];
  const out = off.length > 0 ? `, ${off.join(', ')} ${off.length === 1 ? 'is' : 'are'} out` : '';
  return `Losing ${risk.failed} ${costs.join(' and ')}${out}`;
}

/** "Move 900 users of imp2 to imp3 before: losing imp1 then leaves 4 100 without service, not 5 000". */
export function riskMoveWords({ from, to, count, before, after }: RiskMove): string {
  const move = `Move ${countOf(count, 'user')} of ${from} to ${to} before`;
  if (after === null) return `${move}: one more failure then costs nothing`;
  const part = before.noService > 0 ? 'noService' : 'surplus';
  const costs = (risk: RunbookRisk, not: string) =>
    part === 'noService'
      ? `leaves ${formatCount(risk.noService)} without service${not}`
      : `puts a node over its capacity by ${formatCount(risk.surplus)}${not}`;
  const was =
    before[part] === after[part] ? ', for a shorter time' : `, not ${formatCount(before[part])}`;
  return `${move}: losing ${after.failed} then ${costs(after, was)}`;
}

/** The longest stretch in which one more failure costs most; the earlier of equals. */
export function riskiest(actions: readonly TimedAction[]): {
  readonly from: number;
  readonly to: number;
  readonly action: TimedAction;
} | null {
  let best: { from: number; to: number; action: TimedAction } | null = null;
  for (let index = 0; index < actions.length; index++) {
    const action = actions[index]!;
    if (action.risk === null) continue;
    let end = index;
    while (sameRisk(actions[end + 1], action)) end++;
    const stretch = { from: action.from, to: actions[end]!.to, action };
    if (best === null || isWorse(stretch, best)) best = stretch;
    index = end;
  }
  return best;
}

function sameRisk(a: TimedAction | undefined, b: TimedAction): boolean {
  return (
    a?.risk?.failed === b.risk?.failed &&
    a?.risk?.noService === b.risk?.noService &&
    a?.risk?.surplus === b.risk?.surplus
  );
}

function isWorse(
  a: { from: number; to: number; action: TimedAction },
  b: { from: number; to: number; action: TimedAction },
): boolean {
  const cost = (action: TimedAction) => action.risk!.noService * 1e9 + action.risk!.surplus;
  if (cost(a.action) !== cost(b.action)) return cost(a.action) > cost(b.action);
  return a.to - a.from > b.to - b.from;
}

/** What the users of the node notice, in one line. */
export function noticeWords(action: RunbookAction): string {
  if (action.noService > 0) return `${formatCount(action.noService)} without service`;
  if (action.loggedOut > 0) return `${formatCount(action.loggedOut)} log in again`;
  return action.notice;
}

/** The night on paper, with times of day. */
export function nightSheet(
  title: string,
  runbook: Runbook,
  actions: readonly TimedAction[],
  day: string,
  start: string,
): SheetText {
  const { answer, more } = nightSentence(runbook, actions);
  return {
    title: `${DOING[runbook.job]} ${runbook.node}, ${title}`,
    intro: [answer, more, `${day}, ${start} to ${timeAfter(day, start, runbook.total.seconds)}`],
    items: actions.map((action) => ({
      lead: timeAfter(day, start, action.from),
      title: action.title,
      lines: [
        `${action.where}${action.cli === null ? '' : `: ${action.cli}`}`,
        `Lasts ${spanName(action.seconds)}${action.assumed ? ' (lab assumption)' : ` (${action.time})`}. ${noticeWords(action)}.`,
        ...(riskWords(action) === null ? [] : [`${riskWords(action)}.`]),
        `Check: ${action.check}`,
        `Sources: ${action.sources.join(', ')}`,
      ],
    })),
    notes: runbook.warnings.map(({ text, sources }) => `${text} (${sources.join(', ')})`),
  };
}
