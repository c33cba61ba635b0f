import { listNames } from '../../../shared/format';
import type { AnyLesson, LessonPage, StudentPage } from '../../../shared/lesson';
import type { Step } from '../../../shared/step';
import { factsOf } from '../../../shared/steps';
import { nodeNamed } from '../order';
import { USER_PRESENT } from '../state';
import { rowOf } from '../users';
import { refusalWords, refusedCase } from '../words/refusal';
import { sourceOf } from '../words/sources';
import { answerOf, askedNames, askKind } from './answers';
import { unknownFigures } from './figures';
import { type Digest, goalNow } from './goals';
import { tryOut } from './trial';
import { labOf, type Misstep, type Trail } from './walk';

/** Something that a lesson has wrong. */
export interface LessonProblem {
  /** Page from 0, or null for the lesson itself and its lab. */
  readonly page: number | null;
  /** Where in the file: `pages[2].then[0]`. */
  readonly place: string;
  readonly message: string;
}

/** Steps of a list that count as work (docs/lesson-format.md, "What a student does is a step"). */
export function workSteps(steps: readonly Step[]): readonly Step[] {
  return steps.filter((step) => factsOf(step.do).ofStudent !== true);
}

/** Names of steps that a task does not allow, each once. */
export function forbiddenSteps(
  steps: readonly Step[],
  allowed: readonly string[] | undefined,
): readonly string[] {
  if (allowed === undefined) return [];
  return [...new Set(workSteps(steps).map((step) => step.do))].filter(
    (name) => !allowed.includes(name),
  );
}

/**
 * Everything that is wrong with a lesson whose format holds: steps that do not run, goals that hold already,
 * solutions that do not reach them, names that the lab lacks. Pages are walked in order, each task solved by its
 * solution before the next page.
 */
export function checkLesson(lesson: AnyLesson, digest: Digest): readonly LessonProblem[] {
  const { trail, missteps } = labOf(lesson);
  const problems: LessonProblem[] = missteps.map((misstep) => ({
    page: null,
    place: `lab.steps[${misstep.index}]`,
    message: missed(misstep),
  }));
  for (const [page, each] of (lesson.pages as readonly (LessonPage | StudentPage)[]).entries()) {
    const tell = (field: string, message: string) =>
      problems.push({ page, place: `pages[${page}]${field}`, message });
    for (const misstep of trail.run(each.steps ?? []))
      tell(`.steps[${misstep.index}]`, missed(misstep));
    checkTexts(each, trail, tell);
    checkLook(each, trail, tell);
    if (each.kind === 'predict') checkPrediction(each, trail, tell);
    if (each.kind === 'choose') checkOptions(each, tell);
    if (each.kind === 'task') checkTask(each, trail, digest, tell);
  }
  return problems;
}

type Tell = (field: string, message: string) => void;
type Page<K extends LessonPage['kind']> = Extract<LessonPage | StudentPage, { readonly kind: K }>;

function missed({ step, refusal, state }: Misstep): string {
  if (refusal === null) return `${step.do} says that it is refused ${step.refused}, and it is done`;
  const { title } = refusalWords(refusedCase(refusal, step, state));
  return `${step.do} is refused ${refusal.code}: ${title}`;
}

const MARK = /\[([SD]\d+[a-z]?)\](?!\()/g;

function checkTexts(page: LessonPage | StudentPage, trail: Trail, tell: Tell): void {
  for (const [field, text] of textsOf(page)) {
    for (const place of unknownFigures(text, trail.state))
      tell(field, `${place} names something that is not in the lab here`);
    for (const [, mark] of text.matchAll(MARK))
      if (sourceOf(mark!) === null) tell(field, `[${mark}] is no source of the app`);
    const marks = typeof page.look === 'string' ? 1 : (page.look?.length ?? 0);
    for (const [, number] of text.matchAll(/\]\(look:(\d+)\)/g))
      if (Number(number) < 1 || Number(number) > marks)
        tell(field, `look:${number} points at no mark; the page has ${marks}`);
  }
}

/** Every text of a page that is markdown, by its place in it. */
export function textsOf(page: LessonPage | StudentPage): readonly (readonly [string, string])[] {
  const texts: (readonly [string, string])[] = [['.text', page.text]];
  const hints = page.kind === 'predict' || page.kind === 'task' ? (page.hints ?? []) : [];
  for (const [index, hint] of hints.entries()) texts.push([`.hints[${index}]`, hint]);
  if (page.kind === 'predict' && page.because !== undefined) texts.push(['.because', page.because]);
  if (page.kind === 'task')
    for (const [index, goal] of page.goal.entries())
      texts.push([`.goal[${index}].text`, goal.text]);
  if (page.kind === 'choose')
    for (const [index, option] of page.options.entries()) {
      texts.push([`.options[${index}].text`, option.text]);
      if ('why' in option && typeof option.why === 'string')
        texts.push([`.options[${index}].why`, option.why]);
    }
  return texts;
}

function checkLook({ look }: LessonPage | StudentPage, { state, length }: Trail, tell: Tell): void {
  const marks = look === undefined ? [] : typeof look === 'string' ? [look] : look;
  for (const [index, mark] of marks.entries()) {
    const colon = mark.indexOf(':');
    const kind = colon < 0 ? mark : mark.slice(0, colon);
    const name = colon < 0 ? '' : mark.slice(colon + 1);
    const place = typeof look === 'string' ? '.look' : `.look[${index}]`;
    const missing =
      (kind === 'node' && nodeNamed(state.topology, name) < 0) ||
      (kind === 'group' && !state.topology.groups.some((group) => group.name === name)) ||
      (kind === 'user' && rowOf(state.users, name) < 0) ||
      (kind === 'step' && Number(name) >= length);
    if (missing) tell(place, `${mark} is not in the lab here`);
  }
}

function checkPrediction(page: Page<'predict'>, trail: Trail, tell: Tell): void {
  const trial = tryOut(trail.here, page.then);
  for (const misstep of trail.run(page.then)) tell(`.then[${misstep.index}]`, missed(misstep));
  const { topology, users } = trial.after;
  const kind = askKind(page.ask);
  const unknown = askedNames(page.ask).filter((name) => {
    if (kind !== 'homes') return nodeNamed(topology, name) < 0;
    const row = rowOf(users, name);
    return row < 0 || (users.flagsAt(row) & USER_PRESENT) === 0;
  });
  if (unknown.length > 0)
    tell(
      `.ask.${kind}`,
      `asks about ${listNames(unknown)}, and the lab has no such ${kind === 'homes' ? 'user' : 'node'} after then`,
    );
  if (answerOf(page.ask, trial) === null)
    tell('.ask.clock', 'has no answer: somebody is without service to the end of then');
}

function checkOptions(page: Page<'choose'>, tell: Tell): void {
  const isOpen = page.options.every((option) => 'right' in option);
  if (isOpen && !page.options.some((option) => 'right' in option && option.right))
    tell('.options', 'has no right option');
}

function checkTask(page: Page<'task'>, trail: Trail, digest: Digest, tell: Tell): void {
  for (const [index, goal] of page.goal.entries())
    if (goalNow(goal, trail.state, digest).held)
      tell(`.goal[${index}]`, `holds already at the start: ${goal.text}`);
  if (!('solution' in page)) return;
  for (const misstep of trail.run(page.solution))
    tell(`.solution[${misstep.index}]`, missed(misstep));
  const forbidden = forbiddenSteps(page.solution, page.allowed);
  if (forbidden.length > 0)
    tell('.solution', `uses ${listNames(forbidden)}, which allowed leaves out`);
  const used = workSteps(page.solution).length;
  if (page.atMost !== undefined && used > page.atMost)
    tell('.solution', `takes ${used} steps, and atMost is ${page.atMost}`);
  for (const [index, goal] of page.goal.entries()) {
    const now = goalNow(goal, trail.state, digest);
    if (!now.held) tell(`.goal[${index}]`, `is not reached by the solution: ${now.why}`);
  }
}
