import type { AnswerValue } from '../../../shared/answer';
import { type Ask, MISCONCEPTIONS, type Misconception } from '../../../shared/lesson';
import type { Step } from '../../../shared/step';
import { applyStep } from '../apply';
import { nodeNamed, topologyOrder } from '../order';
import { answerOf, byName, sameAnswer, TRUE_VIEW } from './answers';
import { type Standpoint, type Trial, tryOut } from './trial';
import {
  firstNodesOnly,
  firstUntilFull,
  mostFree,
  movedByMode,
  placedBy,
  roundRobin,
} from './wrong-placement';
import { comeBack, type Helpless, helpedBy, helpless, homesFollow } from './wrong-service';

/** What is predicted: the lab at the page, the steps that come, and what is asked about them. */
export interface Question {
  readonly ask: Ask;
  readonly steps: readonly Step[];
  readonly from: Standpoint;
}

/** What a wrong rule would answer. Mostly one answer; several where the idea leaves it open, the likeliest first. */
type WrongRule = (question: Question, truth: Trial) => readonly (AnswerValue | null)[];

/**
 * Every wrong rule of docs/lesson-format.md, "Misconceptions", in their order.
 *
 * The first four put another placement rule in the place of the mode's, for the users whom the mode places while
 * `then` runs, and leave all the rest to the engine. `mode-moves-users` places everybody anew when `then` changes
 * the mode. The next three look at the truth with other eyes: who is served by whom, who is at home where. The
 * last runs `then` in a lab that notices every loss at once.
 *
 * A rule that changes nothing about what is asked gives the truth, so it is never recognised in a wrong answer.
 */
const RULES: { readonly [K in Misconception]: WrongRule } = {
  'round-robin': (question) => [placed(question, placedBy(roundRobin()))],
  'capacity-weighted': (question) => [placed(question, placedBy(mostFree))],
  'secondary-spared': (question) => [placed(question, placedBy(firstNodesOnly))],
  'fill-first': (question) => [placed(question, placedBy(firstUntilFull))],
  'mode-moves-users': (question) => {
    const wrong = tryOut(question.from, question.steps, movedByMode);
    const all = answerOf(question.ask, wrong);
    return 'moves' in question.ask ? [fewestMoves(wrong), all] : [all];
  },
  'users-come-back': ({ ask }, truth) => [answerOf(ask, truth, comeBack)],
  'homes-follow-failover': ({ ask }, truth) => [answerOf(ask, truth, homesFollow)],
  'other-groups-help': helped,
  'instant-failover': ({ ask, steps, from }) => [answerOf(ask, tryOut(noticesAtOnce(from), steps))],
};

function placed({ ask, steps, from }: Question, twist: Parameters<typeof tryOut>[2]) {
  return answerOf(ask, tryOut(from, steps, twist));
}

/** What a wrong rule would answer, the likeliest first; null where it has no answer. */
export function wrongAnswer(
  name: Misconception,
  question: Question,
  truth: Trial = tryOut(question.from, question.steps),
): AnswerValue | null {
  return RULES[name](question, truth)[0] ?? null;
}

/**
 * The misconception behind an answer: the first whose rule gives just this, in the order of `MISCONCEPTIONS`. Null
 * for a right answer and for one that no rule gives.
 */
export function misconceptionOf(
  question: Question,
  answer: AnswerValue,
  truth: Trial = tryOut(question.from, question.steps),
): Misconception | null {
  if (sameAnswer(question.ask, answer, answerOf(question.ask, truth))) return null;
  return (
    MISCONCEPTIONS.find((name) =>
      RULES[name](question, truth).some(
        (wrong) => wrong !== null && sameAnswer(question.ask, answer, wrong),
      ),
    ) ?? null
  );
}

/** The fewest moves that lead from the homes before to as many users a node as the wrong rule gives. */
function fewestMoves({ before, after }: Trial): number {
  return topologyOrder(before.topology).reduce(
    (sum, node) =>
      sum + Math.max(0, before.users.counts.assigned[node]! - after.users.counts.assigned[node]!),
    0,
  );
}

/** A lab in which no loss waits to be noticed; timers that run already keep their length. */
function noticesAtOnce(from: Standpoint): Standpoint {
  const done = applyStep(
    from.state,
    { do: 'set-parameter', heartbeatTimeout: 0, criticalServiceDelay: 0 },
    { index: from.index, settle: false },
  );
  if (!done.ok) throw new Error('a parameter can always be set');
  return { ...from, state: done.state };
}

/** One other node carries the users of the lost one, whichever; or all that run carry an equal share of them. */
function helped({ ask }: Question, truth: Trial): readonly (AnswerValue | null)[] {
  if (!('load' in ask || 'noService' in ask)) return [];
  const homes = helpless(truth.after);
  const single = helpedBy(homes).map((view) => answerOf(ask, truth, view));
  if (!('load' in ask) || homes.away.length === 0 || homes.helpers.length === 0) return single;
  const shared = [homes.away, homes.lost].map((lost) => sharedLoads(ask.load, truth, lost, homes));
  return [...single, ...shared];
}

/** The devices of some homes shared out evenly over the nodes that run, the odd ones in topology order. */
function sharedLoads(
  names: readonly string[],
  { after }: Trial,
  lost: readonly number[],
  { helpers }: Helpless,
): AnswerValue {
  const { topology, users } = after;
  const { serving } = TRUE_VIEW(after);
  const demand = (homes: readonly number[]) =>
    homes.reduce((sum, home) => sum + users.counts.demand[home]!, 0);
  const kept = topologyOrder(topology).filter((home) => !lost.includes(home));
  const devices = demand(lost);
  return byName(names, (name) => {
    const node = nodeNamed(topology, name);
    if (node < 0) return null;
    const own = demand(kept.filter((home) => serving[home] === node));
    const index = helpers.indexOf(node);
    if (index < 0) return own;
    return own + Math.floor(devices / helpers.length) + (index < devices % helpers.length ? 1 : 0);
  });
}
