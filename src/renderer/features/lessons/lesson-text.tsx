import {
  ChevronLeft,
  ChevronRight,
  Circle,
  CircleCheckBig,
  Lightbulb,
  RotateCcw,
} from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { LessonView, TaskView } from '../../../shared/lesson-view';
import { useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { countOf, formatCount } from '../../ui/figures';
import { Icon } from '../../ui/icon';
import { Panel } from '../../ui/panel';
import { Popover } from '../../ui/popover';
import { SourceChips } from '../../ui/source-chips';
import { Choice } from './choice';
import { openLesson } from './lesson-commands';
import './lessons.css';
import { lookAt } from './look';
import { Markdown } from './markdown';
import { useOpenLesson } from './view-of';

/** The text of the page, in the place of the steps panel: what to read, what to reach, hints, words, back and on. */
export function LessonText() {
  const app = useApp();
  const lesson = useOpenLesson();
  const { page, pages, heading, text, kind, task } = lesson;
  const scroll = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins at its top.
  useEffect(() => {
    scroll.current?.scrollTo({ top: 0 });
    head.current?.focus({ preventScroll: true });
  }, [page, lesson.key]);
  return (
    <Panel label="Lesson" as="aside" className="lesson-text">
      <div className="panel-body lesson-scroll" ref={scroll}>
        <p className="label">{`Page ${page + 1} of ${pages.length}`}</p>
        <h2 className="lesson-title" ref={head} tabIndex={-1}>
          {heading}
        </h2>
        <Markdown text={text} onLook={(mark) => lookAt(app, lesson.look[mark - 1])} />
        {kind === 'choose' && <Choice key={page} lesson={lesson} />}
        {task !== null && (
          <Goals task={task} isCopy={lesson.isCopy} canReset={page === lesson.reached} />
        )}
        <Hints lesson={lesson} />
        <Words lesson={lesson} />
      </div>
      <Foot lesson={lesson} />
    </Panel>
  );
}

/** What a task wants, each goal with whether it holds now. */
function Goals({
  task,
  isCopy,
  canReset,
}: {
  readonly task: TaskView;
  readonly isCopy: boolean;
  readonly canReset: boolean;
}) {
  const app = useApp();
  const open = task.goals.filter(({ held }) => !held).length;
  const { atMost, used, allowed } = task;
  return (
    <section className="goals" aria-label="Goals">
      <h3 className="row">
        Goals
        <span className="label" role="status">
          {task.done
            ? 'all reached'
            : `${formatCount(task.goals.length - open)} of ${task.goals.length} hold`}
        </span>
      </h3>
      <ul>
        {task.goals.map((goal, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: goals keep their order.
          <li key={index} className={classNames('goal', goal.held && 'held')}>
            <Icon of={goal.held ? CircleCheckBig : Circle} />
            <div>
              <span className="visually-hidden">{goal.held ? 'Holds: ' : 'Open: '}</span>
              <Markdown text={goal.text} />
              {!goal.held && !isCopy && goal.why !== '' && <p className="small t3">{goal.why}</p>}
            </div>
          </li>
        ))}
      </ul>
      <p className="small t3">
        {atMost === null
          ? `${countOf(used, 'step')} used`
          : `${formatCount(used)} of at most ${countOf(atMost, 'step')} used`}
        {allowed.length > 0 && `; allowed: ${allowed.join(', ')}`}
      </p>
      {canReset && used > 0 && (
        <Button small icon={RotateCcw} onPress={() => void app.lab.attempt('lesson.reset', {})}>
          {`Reset the task, ${countOf(used, 'step')}`}
        </Button>
      )}
    </section>
  );
}

/** Hints, opened one after the other. Each one that is opened is noted in the lesson's journal. */
function Hints({ lesson }: { readonly lesson: LessonView }) {
  const app = useApp();
  const { hints, hintCount } = lesson;
  if (hintCount === 0) return null;
  const levels = Array.from({ length: hintCount }, (_, index) => index + 1);
  return (
    <section className="hints" aria-label="Hints">
      <h3 className="row">
        Hints
        <span className="label">{`${hints.length} of ${hintCount} used`}</span>
      </h3>
      <div aria-live="polite">
        {levels.map((level) => {
          const text = hints[level - 1];
          if (text !== undefined)
            return (
              <div key={level} className="hint open row">
                <Icon of={Lightbulb} />
                <b>{level}</b>
                <Markdown text={text} />
              </div>
            );
          return (
            <AriaButton
              key={level}
              className="hint row"
              isDisabled={level !== hints.length + 1}
              onPress={() => void app.lab.attempt('lesson.hint', { level: level as 1 | 2 | 3 })}
            >
              <Icon of={Lightbulb} />
              <b>{level}</b>
              <span className="t3">{HINT_WORDS[level - 1]}</span>
            </AriaButton>
          );
        })}
      </div>
    </section>
  );
}

const HINT_WORDS = [
  'Show where to look',
  'Show the figures that count',
  'Show the first step',
] as const;

function Words({ lesson: { words, sources } }: { readonly lesson: LessonView }) {
  if (words.length === 0 && sources.length === 0) return null;
  return (
    <section className="lesson-words" aria-label="Words on this page">
      <span className="label">Words on this page</span>
      <div className="row">
        {words.map(({ word, text }) => (
          <Popover
            key={word}
            label={word}
            className="word-meaning"
            trigger={<AriaButton className="chip line">{word}</AriaButton>}
          >
            <b>{word}</b>
            <p className="small">{text}</p>
          </Popover>
        ))}
        <SourceChips sources={sources} />
      </div>
    </section>
  );
}

function Foot({ lesson }: { readonly lesson: LessonView }) {
  const app = useApp();
  const { page, pages, held, done, key, number, course } = lesson;
  const isLast = page === pages.length - 1;
  const turn = (to: number) => void app.lab.attempt('lesson.turn', { page: to });
  return (
    <footer className="row lesson-foot">
      <Button icon={ChevronLeft} isDisabled={page === 0} onPress={() => turn(page - 1)}>
        Back
      </Button>
      <span className="grow small t3" role="status">
        {isLast && done ? 'Lesson done' : held}
      </span>
      {isLast ? (
        <Button
          kind={done ? 'primary' : 'plain'}
          onPress={() =>
            void openLesson(app, key, done && number !== null && number < course ? 'next' : 'leave')
          }
        >
          {done && number !== null && number < course
            ? `Lesson ${number + 1}`
            : 'Back to the course'}
        </Button>
      ) : (
        <Button
          kind={held === '' && lesson.kind !== 'predict' ? 'primary' : 'plain'}
          opens={ChevronRight}
          isDisabled={held !== ''}
          onPress={() => turn(page + 1)}
        >
          Next page
        </Button>
      )}
    </footer>
  );
}
