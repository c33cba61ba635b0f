import { createHash } from 'node:crypto';
import type { AnswerValue, HintLevel, StudentValue } from '../../../shared/answer';
import type { LessonPage, StudentPage } from '../../../shared/lesson';
import type { LessonView, RevealView, TaskView } from '../../../shared/lesson-view';
import type { Step } from '../../../shared/step';
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
import type { Standpoint } from '../../engine/lessons/trial';
import type { LabState } from '../../engine/state';
import { termsIn } from '../../engine/words/terms';
import { isSettled } from '../../store/lab-record';
import type { OpenLab } from '../open-lab/open-lab';
import type { LessonSource } from './course';
import type { Progress } from './progress';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A page as its author or its students have it. */
export type Page = LessonPage | StudentPage;

/** Where a lesson stands: the page one is on, what was answered and asked, what is right. It changes nothing. */
export class LessonStanding {
  readonly source: LessonSource;
  readonly lab: OpenLab;
  protected pageIndex: number;
  protected furthest: number;
  protected readonly starts: number[];
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

  /** Undo goes no further back than this: what the lesson itself did stays. */
  get floor(): number {
    const start = this.starts[this.furthest] ?? 0;
    const { page } = this;
    const answered = this.answerIndex(this.furthest);
    return page.kind === 'predict' && answered >= 0 ? answered + 1 + page.then.length : start;
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

  protected steps(): readonly Step[] {
    const { journal, position } = this.lab.record;
    return journal.slice(0, position).map(({ step }) => step);
  }

  /** The lab as a page met it: its own steps done, nothing else. */
  protected stateAt(page: number): LabState {
    return this.lab.stateAt(Math.min(this.starts[page] ?? this.lab.position, this.lab.position));
  }

  protected answerIndex(page: number): number {
    return this.steps().findIndex((step) => step.do === 'answer' && step.page === page);
  }

  protected answerOn(page: number): StudentValue | null {
    const step = this.steps()[this.answerIndex(page)];
    return step?.do === 'answer' ? step.value : null;
  }

  protected hintsOn(page: number): HintLevel[] {
    return [
      ...new Set(
        this.steps().flatMap((step) =>
          step.do === 'hint' && step.page === page ? [step.level] : [],
        ),
      ),
    ];
  }

  protected standpoint(position: number): Standpoint {
    return {
      state: this.lab.stateAt(position),
      index: position,
      settle: isSettled(this.lab.record.head),
      stateAt: (index) => this.lab.stateAt(index),
    };
  }

  protected revealOn(pageIndex: number): RevealView | null {
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

  protected hints(): readonly string[] {
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

  protected heldAt(pageIndex: number): string {
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
