import { ChartColumn, ChevronDown, ChevronUp, Maximize2, Minimize2, Table2 } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { FindingsTab } from '../../features/findings/findings-tab';
import { UsersTab } from '../../features/users/users-tab';
import { useLab } from '../../hooks/use-lab';
import { useShowKeys } from '../../keyboard/use-show-keys';
import { useApp } from '../../stores/app-context';
import { type DockTab, openDock, type ScreenState } from '../../stores/screen';
import { useStore } from '../../stores/store';
import { formatCount } from '../../ui/figures';
import { IconButton } from '../../ui/icon-button';
import { Panel } from '../../ui/panel';
import { PanelBoundary } from '../../ui/panel-boundary';
import { Segmented } from '../../ui/segmented';
import './dock.css';
import { DockTabs } from './dock-tabs';

// Recharts comes with the graphs only: the start screen and the board do not wait for it.
const LOADS = {
  load: () => import('../../features/load/load-tab'),
  loadTools: () => import('../../features/load/load-tools'),
  clock: () => import('../../features/clock/clock-tab'),
  clockExport: () => import('../../features/clock/clock-export'),
} as const;
const LoadTab = lazy(async () => ({ default: (await LOADS.load()).LoadTab }));
const LoadTools = lazy(async () => ({ default: (await LOADS.loadTools()).LoadTools }));
const ClockTab = lazy(async () => ({ default: (await LOADS.clock()).ClockTab }));
const ClockExport = lazy(async () => ({ default: (await LOADS.clockExport()).ClockExport }));

/** The dock under the board: load, users, findings and the failover clock, each also as large as the board. */
export function Dock() {
  const { screen } = useApp();
  const dock = useStore(screen, (value) => value.dock);
  const tab = useRef<HTMLDivElement>(null);
  const setDock = (change: Partial<ScreenState['dock']>): void =>
    screen.set((old) => ({ ...old, dock: { ...old.dock, ...change } }));
  usePreload();
  useShowKeys('.dock');
  const folded = dock.size === 'folded';
  const drawn = dock.show === 'chart';
  return (
    <Panel label="Dock" className="dock">
      <div className="dock-head">
        <DockTabs tabs={useTabs()} chosen={dock.tab} onChoose={(key) => openDock(screen, key)} />
        <span className="grow" />
        {!folded && (
          <Suspense>
            {(dock.tab === 'load' || dock.tab === 'clock') && (
              <Segmented
                small
                label="Show as"
                options={SHOWS}
                value={dock.show}
                onChange={(show) => setDock({ show })}
              />
            )}
            {dock.tab === 'clock' && <ClockExport tab={tab} drawn={drawn} />}
            {dock.tab === 'load' && <LoadTools tab={tab} drawn={drawn} />}
          </Suspense>
        )}
        {!folded && (
          <IconButton
            small
            icon={dock.size === 'full' ? Minimize2 : Maximize2}
            label={dock.size === 'full' ? 'Restore the dock' : 'Enlarge'}
            onPress={() => setDock({ size: dock.size === 'full' ? 'open' : 'full' })}
          />
        )}
        <IconButton
          small
          icon={folded ? ChevronUp : ChevronDown}
          label={folded ? 'Unfold the dock' : 'Fold the dock'}
          aria-expanded={!folded}
          onPress={() => setDock({ size: folded ? 'open' : 'folded' })}
        />
      </div>
      {!folded && (
        <div
          className="dock-body"
          role="tabpanel"
          id="dock-panel"
          aria-labelledby={`dock-tab-${dock.tab}`}
          tabIndex={-1}
        >
          <PanelBoundary key={dock.tab}>
            <Suspense fallback={<p className="dock-wait small t3">Loading…</p>}>
              <Body tab={dock.tab} show={dock.show} element={tab} />
            </Suspense>
          </PanelBoundary>
        </div>
      )}
    </Panel>
  );
}

/** Fetches the other tabs once the window has nothing else to do, so that opening them does not wait. */
function usePreload(): void {
  useEffect(() => {
    const id = requestIdleCallback(() => {
      // A tab that cannot be fetched now is fetched when it is opened, and says so then.
      for (const load of Object.values(LOADS)) load().catch(() => {});
    });
    return () => cancelIdleCallback(id);
  }, []);
}

const SHOWS = [
  { key: 'chart', label: 'Chart', icon: ChartColumn },
  { key: 'table', label: 'Table', icon: Table2 },
] as const;

interface BodyProps {
  readonly tab: DockTab;
  readonly show: 'chart' | 'table';
  readonly element: React.RefObject<HTMLDivElement | null>;
}

function Body({ tab, show, element }: BodyProps) {
  if (tab === 'users') return <UsersTab />;
  if (tab === 'findings') return <FindingsTab />;
  if (tab === 'clock') return <ClockTab show={show} tab={element} />;
  return <LoadTab show={show} tab={element} />;
}

function useTabs() {
  const users = useLab((view) => view.totals.users);
  const findings = useLab((view) => view.findings);
  const bad = findings.some(({ severity }) => severity === 'error');
  return [
    { key: 'load', label: 'Load' },
    { key: 'users', label: 'Users', count: formatCount(users) },
    {
      key: 'findings',
      label: 'Findings',
      ...(findings.length === 0 ? {} : { count: formatCount(findings.length), bad }),
    },
    { key: 'clock', label: 'Failover clock' },
  ] as const;
}
