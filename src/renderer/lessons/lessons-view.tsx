import { useState } from 'react';
import { ContextBar } from '../features/frame/context-bar';
import { CourseHome } from '../features/lessons/course-home';
import { LessonBar } from '../features/lessons/lesson-bar';
import { LessonText } from '../features/lessons/lesson-text';
import { PredictStage } from '../features/lessons/predict-stage';
import { presentingOf } from '../features/lessons/present-state';
import { Presenter } from '../features/lessons/presenter';
import { useLesson } from '../features/lessons/view-of';
import { ModeSwitch } from '../features/modes/mode-switch';
import { PoliciesButton } from '../features/modes/policies-button';
import type { ViewProps } from '../manifests/view';
import { useApp } from '../stores/app-context';
import { useStore } from '../stores/store';
import { Segmented } from '../ui/segmented';
import { Workbench } from '../workbench/workbench';

const SIDES = [
  { key: 'text', label: 'Text' },
  { key: 'lab', label: 'Lab' },
] as const;

/** The lesson that runs: its text in the place of the steps, the lab usable beside it. Without one, the course. */
export function LessonsView({ windowClass }: ViewProps) {
  const app = useApp();
  const lesson = useLesson();
  const presenting = useStore(presentingOf(app), ({ on }) => on);
  const [side, setSide] = useState<'text' | 'lab'>('text');
  if (lesson === null) return <CourseHome />;
  // Nothing behind it takes the focus or speaks.
  if (presenting) return <Presenter />;
  const isNarrow = windowClass === 'strip';
  return (
    <>
      <LessonBar />
      <div className="lesson" data-side={isNarrow ? side : undefined}>
        {isNarrow && (
          <div className="lesson-sides">
            <Segmented label="Text or lab" options={SIDES} value={side} onChange={setSide} />
          </div>
        )}
        <LessonText />
        {lesson.kind === 'predict' ? (
          <PredictStage lesson={lesson} />
        ) : (
          <div className="lesson-lab">
            <ContextBar windowClass={windowClass === 'wide' ? 'normal' : 'drawer'}>
              <ModeSwitch />
              <PoliciesButton />
            </ContextBar>
            <Workbench windowClass={windowClass} withoutSteps />
          </div>
        )}
      </div>
    </>
  );
}
