import { Check, FileText, FolderOpen, House, Lock, Play, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { CourseView, LessonCard } from '../../../shared/lesson-view';
import { useQuery, useSnapshot } from '../../hooks/use-lab';
import { openLab } from '../../parts/file-actions';
import { QueryFailure } from '../../parts/query-failure';
import { useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/icon';
import { IconButton } from '../../ui/icon-button';
import { Panel } from '../../ui/panel';
import { Segmented } from '../../ui/segmented';
import { startLesson } from './lesson-commands';
import './lessons.css';

const SECTIONS = [
  { key: 'course', label: 'Course' },
  { key: 'own', label: 'Own lessons' },
] as const;

/** The home of the lessons: the path of the course, and the own lessons beside it. */
export function CourseHome() {
  const app = useApp();
  const [version, setVersion] = useState(0);
  const query = useQuery('lesson.course', {});
  const hasLab = useSnapshot((snapshot) => snapshot.now !== null);
  const course = query.answer?.course ?? null;
  const own = useRef<HTMLHeadingElement>(null);
  const head = useRef<HTMLHeadingElement>(null);
  return (
    <>
      <section className="contextbar" aria-label="Lessons" data-panel="Lessons" tabIndex={-1}>
        {hasLab ? (
          <b>Lessons</b>
        ) : (
          <Button
            small
            kind="quiet"
            icon={House}
            onPress={() => app.screen.set((old) => ({ ...old, view: 'workbench', start: true }))}
          >
            Start screen
          </Button>
        )}
        <span className="vr" />
        <Segmented
          label="Jump to"
          options={SECTIONS}
          value="course"
          onChange={(key) => {
            const target = (key === 'own' ? own : head).current;
            target?.scrollIntoView({ block: 'start' });
            target?.focus();
          }}
        />
        <span className="grow" />
        <span className="small t3 row">
          <Icon of={Lock} size="s" />
          Progress stays on this machine
        </span>
      </section>
      <div className="course">
        <main className="course-main" data-panel="Course" tabIndex={-1}>
          <QueryFailure of={query} />
          {course !== null && <CoursePath course={course} head={head} />}
        </main>
        <Panel label="Own lessons" as="aside" className="course-side">
          <div className="panel-body">
            <section className="sect">
              <header className="row">
                <h2 ref={own} tabIndex={-1}>
                  Own lessons
                </h2>
                <span className="grow" />
                <Button small kind="link" icon={FolderOpen} onPress={() => void openLab(app)}>
                  Open a file…
                </Button>
              </header>
              {course !== null && (
                <OwnLessons
                  key={version}
                  cards={course.own}
                  onForget={async (key) => {
                    await app.lab.attempt('lesson.forget', { key });
                    query.again();
                    setVersion(version + 1);
                  }}
                />
              )}
            </section>
            <section className="sect small t2">
              Every lesson can be opened at any time. A lesson runs in a lab of its own; the open
              lab waits and comes back.
            </section>
          </div>
        </Panel>
      </div>
    </>
  );
}

function OwnLessons({
  cards,
  onForget,
}: {
  readonly cards: readonly LessonCard[];
  readonly onForget: (key: string) => Promise<void>;
}) {
  const app = useApp();
  const [gone, setGone] = useState<readonly string[]>([]);
  const left = cards.filter(({ key }) => !gone.includes(key));
  if (left.length === 0)
    return (
      <p className="small t2">
        A lesson is a lab file with pages, .json. Open one, or drop it on the window.
      </p>
    );
  return (
    <ul className="own-lessons">
      {left.map((card) => (
        <li key={card.key} className="row">
          <Icon of={FileText} size="s" />
          <AriaButton className="own-lesson grow" onPress={() => void startLesson(app, card.key)}>
            <b className="clip">{card.title}</b>
            <span className="micro t3 clip">{card.path}</span>
          </AriaButton>
          <span className="small t3 nowrap">
            {card.state === 'done' ? 'done' : `${card.page + 1} of ${card.pages} pages`}
          </span>
          <IconButton
            small
            icon={Trash2}
            label={`Take ${card.title} off the list`}
            onPress={() => {
              setGone((old) => [...old, card.key]);
              void onForget(card.key);
            }}
          />
        </li>
      ))}
    </ul>
  );
}

function CoursePath({
  course,
  head,
}: {
  readonly course: CourseView;
  readonly head: React.RefObject<HTMLHeadingElement | null>;
}) {
  const app = useApp();
  const { chapters, done, total, left, current } = course;
  const cards = chapters.flatMap(({ lessons }) => lessons);
  const card = cards.find(({ key }) => key === current);
  const go = useRef<HTMLButtonElement>(null);
  useEffect(() => go.current?.focus({ preventScroll: true }), []);
  return (
    <>
      <header className="row course-head">
        <h1 ref={head} tabIndex={-1}>
          Course
        </h1>
        <span className="t2">{`${done} of ${total} done${left > 0 ? `, about ${minutesText(left)} left` : ''}`}</span>
        <span className="grow" />
        <span className="course-marks" role="img" aria-label={`${done} of ${total} lessons done`}>
          {cards.map(({ key, state }) => (
            <i key={key} className={state} />
          ))}
        </span>
      </header>
      {card && (
        <section className="course-go" aria-label="Go on">
          <div className="grow">
            <p className="label">{`Lesson ${card.number}, page ${card.page + 1} of ${card.pages}`}</p>
            <h2>{card.title}</h2>
            <p className="t2">{card.question}</p>
          </div>
          <span className="small t3 nowrap">{`${minutesText(card.left)} left`}</span>
          <Button
            ref={go}
            kind="primary"
            icon={Play}
            onPress={() => void startLesson(app, card.key)}
          >
            {card.state === 'begun' ? 'Go on' : `Begin lesson ${card.number}`}
          </Button>
        </section>
      )}
      <div className="chapters">
        {chapters.map(({ title, minutes, lessons }) => (
          <section key={title} aria-label={title}>
            <header className="row">
              <h3 className="grow">{title}</h3>
              <span className="small t3 nowrap">{minutesText(minutes)}</span>
            </header>
            <ol>
              {lessons.map((each) => (
                <PathStep key={each.key} card={each} isCurrent={each.key === current} />
              ))}
            </ol>
          </section>
        ))}
      </div>
    </>
  );
}

function PathStep({ card, isCurrent }: { readonly card: LessonCard; readonly isCurrent: boolean }) {
  const app = useApp();
  const { state, number, title, question } = card;
  return (
    <li
      className={classNames('path-step', state === 'done' ? 'done' : isCurrent && 'now')}
      {...(isCurrent ? { 'aria-current': 'step' as const } : {})}
    >
      <span className="path-mark" aria-hidden="true">
        {state === 'done' ? <Icon of={Check} size="xs" /> : number}
      </span>
      <AriaButton className="path-lesson" onPress={() => void startLesson(app, card.key)}>
        <b>{title}</b>
        <span className="path-question">{question}</span>
        <span className="path-note">{noteOf(card)}</span>
      </AriaButton>
    </li>
  );
}

function noteOf({ state, minutes, left, right, of, after }: LessonCard): string {
  if (state === 'done') return `${minutes}\u202fmin, ${right} of ${of} right`;
  if (state === 'begun') return `${left} of ${minutes}\u202fmin left`;
  return after === '' ? `${minutes}\u202fmin` : `${minutes}\u202fmin, easier after ${after}`;
}

/** "8 min", "1 h 45 min". */
function minutesText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}\u202fmin`;
  return rest === 0 ? `${hours}\u202fh` : `${hours}\u202fh ${rest}\u202fmin`;
}
