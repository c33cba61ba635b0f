import { GraduationCap } from 'lucide-react';
import { useQuery } from '../../hooks/use-lab';
import { useApp } from '../../stores/app-context';
import { showView } from '../../stores/navigate';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { MiniBar } from '../../ui/mini-bar';
import { startLesson } from './lesson-commands';
import './lessons.css';

/** The course on the start screen: how far it is, and the way on. */
export function CourseCard() {
  const app = useApp();
  const { answer } = useQuery('lesson.course', {});
  if (answer === null) return null;
  const { chapters, done, total, current } = answer.course;
  const card = chapters.flatMap(({ lessons }) => lessons).find(({ key }) => key === current);
  return (
    <section className="course-card" aria-label="Course">
      <header className="row">
        <Button kind="inline" onPress={() => showView(app, 'lessons')}>
          Course
        </Button>
        <span className="grow" />
        <span className="small t3">{`${done} of ${total} lessons done`}</span>
      </header>
      <MiniBar accent value={done} of={total} />
      {card && (
        <div className="row">
          <Icon of={GraduationCap} />
          <span className="col grow">
            <b>{`Lesson ${card.number}, ${card.title}`}</b>
            <span className="small t3">
              {card.state === 'begun' ? `Page ${card.page + 1} of ${card.pages}` : card.question}
            </span>
          </span>
          <Button kind="link" small onPress={() => void startLesson(app, card.key)}>
            {card.state === 'begun' ? 'Go on' : 'Begin'}
          </Button>
        </div>
      )}
    </section>
  );
}
