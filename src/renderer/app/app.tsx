import { lazy, Suspense } from 'react';
import { StartStatus } from '../features/frame/start-status';
import { StatusBar } from '../features/frame/status-bar';
import { TitleBar } from '../features/frame/title-bar';
import { GlossaryPlace } from '../features/glossary/glossary';
import { TourOffer } from '../features/help/tour-offer';
import { endTour, tourOf } from '../features/help/tour-state';
import { CourseCard } from '../features/lessons/course-card';
import { LessonStatus } from '../features/lessons/lesson-status';
import { FileDrop } from '../features/start/file-drop';
import { StartScreen } from '../features/start/start-screen';
import { ChecksStatus } from '../features/steps/checks-status';
import { useSnapshot } from '../hooks/use-lab';
import { useWindowClass } from '../hooks/use-window-class';
import { openSample } from '../parts/file-actions';
import { type App, useApp } from '../stores/app-context';
import { useStore } from '../stores/store';
import { ContextMenuPlace } from '../ui/context-menu';
import { Patterns } from '../ui/patterns';

import { useFetchSoon } from './fetch-soon';
import { LiveRegion } from './live-region';
import { Notices } from './notices';
import { OpenDialog } from './open-dialog';
import { usePageTitle } from './use-page-title';
import { useShortcuts } from './use-shortcuts';
import { View } from './view';

// Few come to it, and they come on purpose.
const ImportScreen = lazy(async () => ({
  default: (await import('../features/import/import-screen')).ImportScreen,
}));

/** The window: start screen or a view of the lab in its frame, and what floats over it. */
export function AppRoot() {
  const app = useApp();
  useShortcuts();
  usePageTitle();
  const windowClass = useWindowClass();
  const connecting = useSnapshot((snapshot) => snapshot.connecting);
  useFetchSoon(!connecting);
  const hasLab = useSnapshot((snapshot) => snapshot.now !== null);
  const start = useStore(app.screen, (screen) => screen.start);
  const view = useStore(app.screen, (screen) => screen.view);
  const standsAlone = app.registry.views.some((each) => each.id === view && each.withoutLab);
  const atStart = start || (!hasLab && !standsAlone);
  const begin = useStore(app.screen, (screen) => screen.begin);
  const importing = atStart && begin === 'import';
  return (
    <GlossaryPlace>
      <Patterns />
      {!connecting && (
        <div className={atStart && !importing ? 'app no-context' : 'app'} data-window={windowClass}>
          <TitleBar hasLab={hasLab} />
          {atStart ? (
            <>
              {importing ? (
                <Suspense fallback={<div aria-busy="true" />}>
                  <ImportScreen windowClass={windowClass} />
                </Suspense>
              ) : (
                <StartScreen
                  hasLab={hasLab}
                  first={
                    <TourOffer onTake={() => takeFirstTour(app)} onSkip={() => endTour(app)} />
                  }
                >
                  <CourseCard />
                </StartScreen>
              )}
              <StartStatus />
            </>
          ) : (
            <>
              <View windowClass={windowClass} />
              {hasLab ? (
                <StatusBar>
                  <LessonStatus />
                  <ChecksStatus />
                </StatusBar>
              ) : (
                <StartStatus />
              )}
            </>
          )}
        </div>
      )}
      <Touring />
      <ContextMenuPlace />
      <OpenDialog />
      <FileDrop />
      <Notices />
      <LiveRegion />
    </GlossaryPlace>
  );
}

/** The tour of the first run goes through the first sample. */
function takeFirstTour(app: App): void {
  openSample(app, FIRST_SAMPLE);
  tourOf(app).set(0);
}

const FIRST_SAMPLE = 'why-the-secondary';

const Tour = lazy(async () => ({ default: (await import('../features/help/tour')).Tour }));

/** The tour comes when it is first taken. */
function Touring() {
  const touring = useStore(tourOf(useApp()), (stop) => stop !== null);
  return touring ? (
    <Suspense fallback={null}>
      <Tour />
    </Suspense>
  ) : null;
}
