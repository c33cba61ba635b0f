import { createHash } from 'node:crypto';
import type { AnswerValue, HintLevel, StudentValue } from '../../../shared/answer';
import type { LessonPage, StudentPage } from '../../../shared/lesson';
import type { LessonView, RevealView, TaskView } from '../../../shared/lesson-view';
import type { Step } from '../../../shared/step';
import { askedNames } from '../../engine/lessons/answers';
import { filled } from '../../engine/lessons/figures';
import { FEW_DECISIONS, framesOf } from '../../engine/lessons/frames';
import { hintsOf, predictionHints, taskHints } from '../../engine/lessons/hints';
import {
  askView,
  heldBy,
  isAnswerTo,
  isRightChoice,
  optionViews,
  revealView,
  taskView,
} from '../../engine/lessons/lesson-page';
import type { Standpoint } from '../../engine/lessons/world';
import type { LabState } from '../../engine/state';
import { termsIn } from '../../engine/words/terms';
import { isSettled } from '../../store/lab-record';
import type { OpenLab } from '../open-lab/open-lab';
import { problem } from '../problem';
import type { LessonSource } from './course';
import type { Progress } from './progress';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

type Page = LessonPage | StudentPage;
type Done = ReturnType<typeof problem> | { readonly ok: true };

/** A lesson being done: its lab, and the page one is on. Answers and hints stand in the journal of the lab. */
export class LessonRun {
  readonly source: LessonSource;
  readonly lab: OpenLab;
  private pageIndex: number;
  private furthest: number;
  private readonly starts: number[];
  private wasDone: boolean;
  /** Reveals are worked out once: they never change after the answer. */
  private readonly reveals = new Map<number, RevealView>();

  /** @param progress  how far it was; absent: from the beginning */
  constructor(source: LessonSource, lab: OpenLab, progress?: Progress) {
    this.source = source;
    this.lab = lab;
    this.pageIndex = progress?.page ?? 0;
    this.furthest = progress?.reached ?? -1;
    this.starts = [...(progress?.starts ?? [])];
    this.wasDone = progress?.done ?? false;
  }

  get page(): Page {
    return this.pages[this.pageIndex]!;
  }

  get pages(): readonly Page[] {
    return this.source.lesson.pages;
  }

  /** Begins: the journal notes which lesson it is, and the first page is reached. */
  begin(): Done {
    const { id, title } = this.source.lesson;
    const noted = this.run([{ do: 'begin-lesson', lesson: id, title }]);
    return noted.ok ? this.turn(0) : noted;
  }

  /**
   * Goes to a page that was reached before, or to the next one. What was tried on a page without a task is undone.
   *
   * @param present  go on from a page that is not done, too: its prediction is run without an answer, its task solved
   */
  turn(page: number, present = false): Done {
    if (page < 0 || page >= this.pages.length) return problem('unknown-page');
    if (page <= this.furthest) {
      this.pageIndex = page;
      return { ok: true };
    }
    if (page !== this.furthest + 1) return problem('page-not-reached');
    const held = this.furthest < 0 ? '' : this.heldAt(this.furthest);
    if (held !== '' && !present) return problem('page-held', { detail: held.replace(/\.$/, '') });
    this.tidy();
    if (held !== '') {
      const passed = this.pass(this.pages[this.furthest]!);
      if (!passed.ok) return passed;
    }
    const done = this.run(this.pages[page]!.steps ?? []);
    if (!done.ok) return done;
    this.furthest = page;
    this.pageIndex = page;
    this.starts[page] = this.lab.position;
    return { ok: true };
  }

  /** The truth of a prediction, whether or not it is answered; nothing is recorded. Null for other pages. */
  peek(pageIndex: number): RevealView | null {
    const page = this.pages[pageIndex];
    if (page?.kind !== 'predict' || pageIndex > this.furthest) return null;
    const nothing = askedNames(page.ask).length > 0 ? {} : -1;
    return (
      this.revealOn(pageIndex) ??
      revealView(page, this.standpoint(this.starts[pageIndex] ?? 0), nothing)
    );
  }

  /** The answer to the page one is on, recorded before the engine runs. */
  answer(value: StudentValue): Done {
    const { page } = this;
    if (page.kind !== 'predict' && page.kind !== 'choose') return problem('nothing-asked');
    if (this.answerOn(this.pageIndex) !== null) return problem('answered-already');
    if (page.kind === 'predict' && !isAnswerTo(page, value)) return problem('no-answer');
    if (
      page.kind === 'choose' &&
      !(Array.isArray(value) && value.every((each) => each in page.options))
    )
      return problem('no-answer');
    this.tidy();
    const step: Step = { do: 'answer', page: this.pageIndex, value };
    return this.run([step, ...(page.kind === 'predict' ? page.then : [])]);
  }

  hint(level: HintLevel): Done {
    if (level > this.hints().length) return problem('no-more-hints');
    if (this.hintsOn(this.pageIndex).includes(level)) return { ok: true };
    return this.run([{ do: 'hint', page: this.pageIndex, level }]);
  }

  /** Back to the start of the page one is on; answers and hints are kept. */
  reset(): Done {
    if (this.pageIndex !== this.furthest) return problem('page-not-reached');
    this.lab.backTo(this.starts[this.pageIndex] ?? this.lab.position);
    return { ok: true };
  }

  /** Undo goes no further back than this: what the lesson itself did stays. */
  get floor(): number {
    const start = this.starts[this.furthest] ?? 0;
    const { page } = this;
    const answered = this.answerIndex(this.furthest);
    return page.kind === 'predict' && answered >= 0 ? answered + 1 + page.then.length : start;
  }

  /** Why steps are refused on the page one is on; null where they may be done. */
  barred(steps: readonly Step[]): ReturnType<typeof problem> | null {
    const { page } = this;
    if (this.pageIndex !== this.furthest) return problem('earlier-page');
    if (page.kind === 'predict' && this.answerOn(this.pageIndex) === null)
      return problem('answer-first');
    if (page.kind !== 'task' || page.allowed === undefined) return null;
    const wrong = steps.find((step) => !page.allowed?.includes(step.do));
    return wrong
      ? problem('not-allowed', { name: wrong.do, detail: page.allowed.join(', ') })
      : null;
  }

  progress(): Progress {
    const { journal, position } = this.lab.record;
    const { path } = this.source;
    return {
      page: this.pageIndex,
      reached: this.furthest,
      starts: this.starts,
      done: this.isDone(),
      right: this.score().right,
      steps: journal.slice(0, position).map(({ step }) => step),
      ...(this.source.number === null && {
        own: { path, text: JSON.stringify(this.source.lesson) },
      }),
    };
  }

  view(course: number, waiting: string | null): LessonView {
    const { source, page } = this;
    const { lesson } = source;
    const state = this.stateAt(this.pageIndex);
    const answer = this.answerOn(this.pageIndex);
    const task = this.taskOn(this.pageIndex);
    const hints = this.hints();
    const text = filled(page.text, state);
    return {
      key: source.key,
      title: lesson.title,
      question: lesson.question,
      minutes: lesson.minutes,
      number: source.number,
      course,
      isCopy: 'copy' in lesson,
      pages: this.pages.map(({ title, kind }, index) => ({
        title: filled(title, this.stateAt(Math.min(index, this.furthest))),
        kind,
        state: index === this.pageIndex ? 'now' : index <= this.furthest ? 'done' : 'open',
      })),
      page: this.pageIndex,
      reached: this.furthest,
      kind: page.kind,
      heading: filled(page.title, state),
      text,
      look: page.look === undefined ? [] : typeof page.look === 'string' ? [page.look] : page.look,
      words: termsIn(text).map(({ word, text: meaning }) => ({ word, text: meaning })),
      sources: [...new Set([...text.matchAll(/\[([SD]\d+[a-z]?)\]/g)].map(([, mark]) => mark!))],
      hints: this.hintsOn(this.pageIndex)
        .toSorted()
        .map((level) => filled(hints[level - 1] ?? '', state)),
      hintCount: answer === null ? hints.length : this.hintsOn(this.pageIndex).length,
      ask: page.kind === 'predict' ? askView(page, state) : null,
      answer,
      reveal: this.revealOn(this.pageIndex),
      options: page.kind === 'choose' ? optionViews(page, answer, state) : [],
      task,
      ...this.score(),
      hintsUsed: this.steps().filter((step) => step.do === 'hint').length,
      held: this.heldAt(this.pageIndex),
      done: this.isDone(),
      waiting,
    };
  }

  /** What a page leads to, without the student. */
  private pass(page: Page): Done {
    if (page.kind === 'predict') return this.run(page.then);
    if (page.kind !== 'task' || !('solution' in page)) return { ok: true };
    this.lab.backTo(this.starts[this.furthest] ?? this.lab.position);
    return this.run(page.solution);
  }

  private run(steps: readonly Step[]): Done {
    if (steps.length === 0) return { ok: true };
    const result = this.lab.perform(steps);
    if (!result.ok)
      return problem('lesson-step', {
        place: `steps[${result.index}]`,
        name: steps[result.index]!.do,
      });
    this.lab.accept(result.performed);
    return { ok: true };
  }

  /** What somebody tried where there was no task is undone, so that the next page meets the lab of the lesson. */
  private tidy(): void {
    if (this.furthest >= 0 && this.pages[this.furthest]!.kind !== 'task')
      this.lab.backTo(this.floor);
  }

  private steps(): readonly Step[] {
    const { journal, position } = this.lab.record;
    return journal.slice(0, position).map(({ step }) => step);
  }

  /** The lab as a page met it: its own steps done, nothing else. */
  private stateAt(page: number): LabState {
    return this.lab.stateAt(Math.min(this.starts[page] ?? this.lab.position, this.lab.position));
  }

  private answerIndex(page: number): number {
    return this.steps().findIndex((step) => step.do === 'answer' && step.page === page);
  }

  private answerOn(page: number): StudentValue | null {
    const step = this.steps()[this.answerIndex(page)];
    return step?.do === 'answer' ? step.value : null;
  }

  private hintsOn(page: number): HintLevel[] {
    return [
      ...new Set(
        this.steps().flatMap((step) =>
          step.do === 'hint' && step.page === page ? [step.level] : [],
        ),
      ),
    ];
  }

  private standpoint(position: number): Standpoint {
    return {
      state: this.lab.stateAt(position),
      index: position,
      settle: isSettled(this.lab.record.head),
      stateAt: (index) => this.lab.stateAt(index),
    };
  }

  private revealOn(pageIndex: number): RevealView | null {
    const page = this.pages[pageIndex]!;
    const index = this.answerIndex(pageIndex);
    const value = this.answerOn(pageIndex);
    if (page.kind !== 'predict' || value === null || !isAnswerTo(page, value)) return null;
    const known = this.reveals.get(pageIndex);
    if (known) return known;
    const made = revealView(page, this.standpoint(index + 1), value as AnswerValue);
    this.reveals.set(pageIndex, made);
    return made;
  }

  private taskOn(pageIndex: number): TaskView | null {
    const page = this.pages[pageIndex]!;
    if (page.kind !== 'task') return null;
    const from = this.starts[pageIndex] ?? 0;
    const to = pageIndex < this.furthest ? this.pageEnd(pageIndex) : this.lab.position;
    return taskView(page, this.steps().slice(from, to), this.lab.stateAt(to), sha256);
  }

  /** Position at which a page was left: the next one's start, less what the next one did itself. */
  private pageEnd(pageIndex: number): number {
    return (
      (this.starts[pageIndex + 1] ?? this.lab.position) -
      (this.pages[pageIndex + 1]?.steps?.length ?? 0)
    );
  }

  private hints(): readonly string[] {
    const { page } = this;
    const state = this.stateAt(this.pageIndex);
    if (page.kind === 'predict') {
      const frames = framesOf(
        this.standpoint(this.starts[this.pageIndex] ?? 0),
        page.then,
        [],
        FEW_DECISIONS,
      );
      return hintsOf(page.hints, predictionHints(page.ask, state, frames));
    }
    if (page.kind !== 'task') return [];
    return hintsOf(page.hints, taskHints(page.goal, this.lab.state));
  }

  private heldAt(pageIndex: number): string {
    return heldBy(this.pages[pageIndex]!, this.answerOn(pageIndex), this.taskOn(pageIndex));
  }

  private isDone(): boolean {
    this.wasDone ||= this.furthest === this.pages.length - 1 && this.heldAt(this.furthest) === '';
    return this.wasDone;
  }

  private score(): { readonly right: number; readonly answered: number } {
    let right = 0;
    let answered = 0;
    for (const [pageIndex, page] of this.pages.entries()) {
      const value = this.answerOn(pageIndex);
      if (value === null) continue;
      answered++;
      const isRight =
        page.kind === 'predict'
          ? this.revealOn(pageIndex)?.right
          : page.kind === 'choose' && isRightChoice(page, value);
      if (isRight) right++;
    }
    return { right, answered };
  }
}
