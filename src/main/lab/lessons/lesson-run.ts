import type { HintLevel, StudentValue } from '../../../shared/answer';
import type { RevealView } from '../../../shared/lesson-view';
import type { Step } from '../../../shared/step';
import { askedNames } from '../../engine/lessons/answers';
import { isAnswerTo, revealView } from '../../engine/lessons/lesson-page';
import { problem } from '../problem';
import { LessonStanding, type Page } from './lesson-standing';

type Done = ReturnType<typeof problem> | { readonly ok: true };

/** A lesson being done: its lab, and the page one is on. Answers and hints stand in the journal of the lab. */
export class LessonRun extends LessonStanding {
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
}
