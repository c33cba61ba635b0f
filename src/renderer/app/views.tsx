import { type ComponentType, lazy, Suspense } from 'react';
import { ContextBar } from '../features/frame/context-bar';
import { ModeSwitch } from '../features/modes/mode-switch';
import { PoliciesButton } from '../features/modes/policies-button';
import type { WindowClass } from '../hooks/use-window-class';
import { useApp } from '../stores/app-context';
import type { ViewId } from '../stores/screen';
import { useStore } from '../stores/store';
import { Workbench } from '../workbench/workbench';

export interface ViewProps {
  readonly windowClass: WindowClass;
}

/** Each view draws its context bar and its body. All but the workbench come when they are first shown. */
const VIEWS: Readonly<Record<ViewId, ComponentType<ViewProps>>> = {
  workbench: WorkbenchView,
  compare: lazy(async () => ({
    default: (await import('../features/compare/compare-view')).CompareView,
  })),
};

// The clock comes with its drawing, when it is first enlarged.
const ClockScreen = lazy(async () => ({
  default: (await import('../features/clock/clock-screen')).ClockScreen,
}));

/** The view of the open lab that is chosen in the title bar. */
export function View({ windowClass }: ViewProps) {
  const view = useStore(useApp().screen, (value) => value.view);
  const Chosen = VIEWS[view];
  return (
    <Suspense fallback={<Waiting />}>
      <Chosen windowClass={windowClass} />
    </Suspense>
  );
}

/** The workbench, or the failover clock in its place. */
function WorkbenchView({ windowClass }: ViewProps) {
  const { screen } = useApp();
  const clock = useStore(screen, ({ dock }) => dock.size === 'full' && dock.tab === 'clock');
  if (clock) return <ClockScreen />;
  return (
    <>
      <ContextBar windowClass={windowClass}>
        <ModeSwitch />
        <PoliciesButton />
      </ContextBar>
      <Workbench windowClass={windowClass} />
    </>
  );
}

/** Keeps the rows of the window while a view is fetched. */
function Waiting() {
  return (
    <>
      <div className="contextbar" />
      <div aria-busy="true" />
    </>
  );
}
