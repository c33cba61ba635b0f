import { GraduationCap } from 'lucide-react';
import { countOf } from '../../ui/figures';
import { Icon } from '../../ui/icon';
import { useLesson } from './view-of';

/** In the status bar: which lesson it is, what was right so far, the hints used. */
export function LessonStatus() {
  const lesson = useLesson();
  if (lesson === null) return null;
  const { number, course, title, right, answered, hintsUsed } = lesson;
  return (
    <span className="row">
      <Icon of={GraduationCap} size="xs" />
      {number === null ? title : `Lesson ${number} of ${course}`}
      {answered > 0 && `, ${right} of ${answered} right so far`}
      {hintsUsed > 0 && `, ${countOf(hintsUsed, 'hint')} used`}
    </span>
  );
}
