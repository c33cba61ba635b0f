import { Check, ChevronLeft, Lock, Monitor, RotateCcw } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/icon';
import { Kbd } from '../../ui/kbd';
import { leaveLesson, startLesson } from './lesson-commands';
import { presentingOf } from './present-state';
import { useOpenLesson } from './view-of';

/** Context bar of a lesson: back to the course, the pages, begin again, present. */
export function LessonBar() {
  const app = useApp();
  const { pages, reached, key, waiting } = useOpenLesson();
  return (
    <section
      className="contextbar lesson-bar"
      aria-label="Lesson"
      data-panel="Lesson tools"
      tabIndex={-1}
    >
      <Button small kind="quiet" icon={ChevronLeft} onPress={() => void leaveLesson(app)}>
        Course
      </Button>
      <span className="vr" />
      <nav aria-label="Pages" className="lesson-pages">
        <ol>
          {pages.map((page, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place.
            <li key={index} className={page.state}>
              <AriaButton
                className="lesson-page"
                isDisabled={index > reached}
                onPress={() => void app.lab.attempt('lesson.turn', { page: index })}
                {...(page.state === 'now' ? { 'aria-current': 'step' as const } : {})}
              >
                <i aria-hidden="true">
                  {page.state === 'done' ? <Icon of={Check} size="xs" /> : index + 1}
                </i>
                <span className={classNames('clip', 'lesson-page-title')}>{page.title}</span>
              </AriaButton>
            </li>
          ))}
        </ol>
      </nav>
      <span className="grow" />
      <span className="small t3 row lesson-note">
        <Icon of={Lock} size="s" />
        {waiting === null ? 'Your answers stay on this machine' : `${waiting} waits`}
      </span>
      <Button small kind="quiet" icon={RotateCcw} onPress={() => void startLesson(app, key, true)}>
        Begin again
      </Button>
      <span className="vr" />
      <Button
        small
        kind="quiet"
        icon={Monitor}
        onPress={() => presentingOf(app).set({ on: true, revealed: false })}
      >
        {'Present '}
        <Kbd keys="Mod+Enter" />
      </Button>
    </section>
  );
}
