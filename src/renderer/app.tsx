import { lazy, Suspense } from 'react';
import { useApp } from './app-context';
import { Dialogs } from './dialogs';
import { ContextBar } from './features/frame/context-bar';
import { StartStatus } from './features/frame/start-status';
import { StatusBar } from './features/frame/status-bar';
import { TitleBar } from './features/frame/title-bar';
import { GlossaryPlace } from './features/glossary/glossary';
import { ModeSwitch } from './features/modes/mode-switch';
import { PoliciesButton } from './features/modes/policies-button';
import { FileDrop } from './features/start/file-drop';
import { StartScreen } from './features/start/start-screen';
import { LiveRegion } from './live-region';
import { useStore } from './store';
import { Patterns } from './ui/patterns';
import { ToastList } from './ui/toast-list';
import { useSnapshot } from './use-lab';
import { useShortcuts } from './use-shortcuts';
import { useWindowClass } from './use-window-class';
import { Workbench } from './workbench';

// The clock comes with its drawing, when it is first enlarged.
const ClockScreen = lazy(async () => ({
  default: (await import('./features/clock/clock-screen')).ClockScreen,
}));

/** The window: start screen or workbench in its frame, and what floats over it. */
export function AppRoot() {
  const app = useApp();
  useShortcuts();
  const windowClass = useWindowClass();
  const connecting = useSnapshot((snapshot) => snapshot.connecting);
  const hasLab = useSnapshot((snapshot) => snapshot.now !== null);
  const start = useStore(app.screen, (screen) => screen.start);
  const toasts = useStore(app.toasts, (list) => list);
  const clock = useStore(app.screen, ({ dock }) => dock.size === 'full' && dock.tab === 'clock');
  const atStart = start || !hasLab;
  return (
    <GlossaryPlace>
      <Patterns />
      {!connecting && (
        <div className={atStart ? 'app no-context' : 'app'} data-window={windowClass}>
          <TitleBar hasLab={hasLab} />
          {atStart ? (
            <>
              <StartScreen hasLab={hasLab} />
              <StartStatus />
            </>
          ) : (
            <>
              {clock ? (
                <Suspense fallback={<div />}>
                  <ClockScreen />
                </Suspense>
              ) : (
                <>
                  <ContextBar windowClass={windowClass}>
                    <ModeSwitch />
                    <PoliciesButton />
                  </ContextBar>
                  <Workbench windowClass={windowClass} />
                </>
              )}
              <StatusBar />
            </>
          )}
        </div>
      )}
      <Dialogs />
      <FileDrop />
      <ToastList
        toasts={toasts}
        onUndo={({ undoTo }) => void (undoTo === undefined ? app.lab.undo() : app.lab.goTo(undoTo))}
        onDismiss={app.toasts.dismiss}
      />
      <LiveRegion />
    </GlossaryPlace>
  );
}
