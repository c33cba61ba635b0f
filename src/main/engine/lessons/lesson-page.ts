import type { AnswerValue, StudentValue } from '../../../shared/answer';
import { countOf } from '../../../shared/format';
import type { LessonPage, PredictPage, StudentPage, TaskPage } from '../../../shared/lesson';
import type {
  AskedPart,
  AskView,
  OptionView,
  RevealView,
  TaskView,
} from '../../../shared/lesson-view';
import { NODE_STATES } from '../../../shared/model';
import type { Frame } from '../../../shared/playback';
import type { Step } from '../../../shared/step';
import { nodeAt, topologyOrder } from '../order';
import type { LabState } from '../state';
import { ASK_WORDS, MISCONCEPTION_WORDS } from '../words/lesson-words';
import { stepLabel } from '../words/step-label';
import { answerOf, askedNames, askKind, sameAnswer } from './answers';
import { forbiddenSteps, workSteps } from './check';
import { filled } from './figures';
import { FEW_DECISIONS, framesOf } from './frames';
import { type Digest, goalNow } from './goals';
import { misconceptionOf } from './misconceptions';
import { type Standpoint, tryOut } from './trial';

/** What a prediction asks, with what there is to choose from. */
export function askView({ ask }: PredictPage, { topology }: LabState): AskView {
  const kind = askKind(ask);
  return {
    kind,
    ...ASK_WORDS[kind],
    names: askedNames(ask),
    nodes:
      kind === 'homes' ? topologyOrder(topology).map((node) => nodeAt(topology, node).name) : [],
    states: kind === 'states' ? NODE_STATES : [],
  };
}

/** An answer is one to this ask: every name asked, a value of the right kind for each, and no more. */
export function isAnswerTo({ ask }: PredictPage, value: StudentValue): value is AnswerValue {
  const names = askedNames(ask);
  if (names.length === 0) return typeof value === 'number';
  if (typeof value === 'number' || Array.isArray(value)) return false;
  const given = value as Readonly<Record<string, unknown>>;
  const wanted = 'homes' in ask ? ['string', 'object'] : 'states' in ask ? ['string'] : ['number'];
  return (
    Object.keys(given).length === names.length &&
    names.every((name) => Object.hasOwn(given, name) && wanted.includes(typeof given[name]))
  );
}

/** The truth of an answered prediction, how it came, and the wrong idea behind a wrong answer. */
export function revealView(page: PredictPage, from: Standpoint, answer: AnswerValue): RevealView {
  const { ask, then } = page;
  const question = { ask, steps: then, from };
  const trial = tryOut(from, then);
  const truth = answerOf(ask, trial);
  const isAboutUsers = 'homes' in ask;
  const frames = framesOf(
    from,
    then,
    isAboutUsers ? ask.homes : [],
    isAboutUsers ? 0 : FEW_DECISIONS,
  );
  const names = askedNames(ask);
  const name = misconceptionOf(question, answer, trial);
  return {
    right: sameAnswer(ask, answer, truth),
    parts: partsOf(names, answer, truth, frames, isAboutUsers),
    frames,
    label: then.map(stepLabel).join(', '),
    misconception: name && {
      name,
      ...MISCONCEPTION_WORDS[name],
      parts: (names.length === 0 ? [''] : names).map((each) => valueAt(answer, each)),
    },
    because: filled(page.because ?? '', trial.after),
  };
}

function partsOf(
  names: readonly string[],
  answer: AnswerValue,
  truth: AnswerValue | null,
  frames: readonly Frame[],
  areUsers: boolean,
): AskedPart[] {
  const last = frames.length - 1;
  return (names.length === 0 ? [''] : names).map((name) => {
    const said = valueAt(answer, name);
    const is = valueAt(truth, name);
    const index = areUsers ? frames.findIndex(({ decision }) => decision?.user === name) : -1;
    const frame = index < 0 ? last : index;
    return { name, said, truth: is, right: said === is, why: frames[frame]?.text ?? '', frame };
  });
}

function valueAt(value: AnswerValue | null, name: string): string | number | null {
  if (value === null || typeof value === 'number') return value;
  return Object.hasOwn(value, name) ? value[name]! : null;
}

/** The options of a choice; which are right is told once it is answered, and never in a student's copy. */
export function optionViews(
  page: Extract<LessonPage | StudentPage, { kind: 'choose' }>,
  answer: StudentValue | null,
  state: LabState,
): OptionView[] {
  const chosen = Array.isArray(answer) ? (answer as readonly number[]) : [];
  return page.options.map((option, index) => {
    const told = answer !== null && 'right' in option;
    return {
      text: filled(option.text, state),
      chosen: chosen.includes(index),
      right: told ? (option as { right: boolean }).right : null,
      why: told ? filled((option as { why: string }).why, state) : '',
    };
  });
}

/** A choice is right when exactly the right options are chosen; null where a copy does not tell. */
export function isRightChoice(
  page: Extract<LessonPage | StudentPage, { kind: 'choose' }>,
  answer: StudentValue,
): boolean | null {
  if (!Array.isArray(answer)) return false;
  const chosen = new Set(answer as readonly number[]);
  let right = true;
  for (const [index, option] of page.options.entries()) {
    if (!('right' in option)) return null;
    if ((option as { right: boolean }).right !== chosen.has(index)) right = false;
  }
  return right;
}

/**
 * How far a task is.
 * @param steps  of the journal since the start of the task
 */
export function taskView(
  page: Extract<LessonPage | StudentPage, { kind: 'task' }>,
  steps: readonly Step[],
  state: LabState,
  digest: Digest,
): TaskView {
  const goals = page.goal.map((goal) => {
    const now = goalNow(goal, state, digest);
    return { ...now, text: filled(now.text, state) };
  });
  const used = workSteps(steps).length;
  const { atMost, allowed } = page as Pick<TaskPage, 'atMost' | 'allowed'>;
  return {
    goals,
    done:
      goals.every(({ held }) => held) &&
      (atMost === undefined || used <= atMost) &&
      forbiddenSteps(steps, allowed).length === 0,
    allowed: allowed ?? [],
    atMost: atMost ?? null,
    used,
  };
}

/** Why a page does not let on to the next one; empty where it does. */
export function heldBy(
  page: LessonPage | StudentPage,
  answer: StudentValue | null,
  task: TaskView | null,
): string {
  if (page.kind === 'predict' && answer === null)
    return 'Answer first, then the lab shows what is true.';
  if (page.kind === 'choose' && answer === null) return 'Choose first.';
  if (task && !task.done) {
    const open = task.goals.filter(({ held }) => !held).length;
    if (open > 0) return `${countOf(open, 'goal')} still open.`;
    return task.atMost !== null && task.used > task.atMost
      ? `${countOf(task.used, 'step')} used, at most ${task.atMost}. Undo or start over.`
      : 'A step was used that this task does not allow. Undo or start over.';
  }
  return '';
}
