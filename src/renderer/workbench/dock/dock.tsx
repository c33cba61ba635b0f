import { ChartColumn, ChevronDown, ChevronUp, Maximize2, Minimize2, Table2 } from 'lucide-react';
import { type RefObject, Suspense, useEffect, useRef } from 'react';
import { TabPanel, Tabs } from 'react-aria-components';
import { saveEntries } from '../../charts/save/save-entries';
import { FOCUS_REFS } from '../../keyboard/focus-places';
import { useShowKeys } from '../../keyboard/use-show-keys';
import { loaded } from '../../manifests/load';
import type { DockTabId } from '../../manifests/registry';
import { type App, useApp } from '../../stores/app-context';
import { openDock } from '../../stores/navigate';
import type { ScreenState } from '../../stores/screen';
import { useStore } from '../../stores/store';
import { contextMenu } from '../../ui/context-menu';
import { IconButton } from '../../ui/icon-button';
import { Panel } from '../../ui/panel';
import { PanelBoundary } from '../../ui/panel-boundary';
import { Segmented } from '../../ui/segmented';
import './dock.css';
import { DockTabs } from './dock-tabs';

/** The dock under the board: one tab at a time, each also as large as the board. */
export function Dock() {
  const app = useApp();
  const { screen, registry } = app;
  const dock = useStore(screen, (value) => value.dock);
  const element = useRef<HTMLDivElement>(null);
  const setDock = (change: Partial<ScreenState['dock']>): void =>
    screen.set((old) => ({ ...old, dock: { ...old.dock, ...change } }));
  usePreload();
  useShowKeys('.dock');
  const folded = dock.size === 'folded';
  const full = dock.size === 'full';
  return (
    <Panel ref={FOCUS_REFS.dock} label="Dock" className="dock">
      <Tabs
        className="dock-tabs"
        selectedKey={dock.tab}
        onSelectionChange={(key) => openDock(app, key as DockTabId)}
      >
        <div className="dock-head">
          <DockTabs />
          <span className="grow" />
          {!folded && <Tools element={element} />}
          {!folded && (
            <IconButton
              small
              icon={full ? Minimize2 : Maximize2}
              label={full ? 'Restore the dock' : 'Enlarge'}
              onPress={() => setDock({ size: full ? 'open' : 'full' })}
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
        {registry.dockTabs.map(({ id }) => (
          <TabPanel key={id} id={id} className={folded ? 'dock-body folded' : 'dock-body'}>
            <div className="dock-chart-menu" {...chartMenu(app)}>
              {!folded && (
                <PanelBoundary>
                  <Suspense fallback={<p className="dock-wait small t3">Loading…</p>}>
                    <Body element={element} />
                  </Suspense>
                </PanelBoundary>
              )}
            </div>
          </TabPanel>
        ))}
      </Tabs>
    </Panel>
  );
}

/** The context menu of the charts in the dock. */
function chartMenu(app: App): ReturnType<typeof contextMenu> {
  const { onContextMenu } = contextMenu('Chart', () => {
    const { show, size } = app.screen.get().dock;
    const setDock = (change: Partial<ScreenState['dock']>) => () =>
      app.screen.set((old) => ({ ...old, dock: { ...old.dock, ...change } }));
    return [
      [
        show === 'chart'
          ? {
              key: 'table',
              label: 'Show as table',
              icon: Table2,
              onAction: setDock({ show: 'table' }),
            }
          : {
              key: 'chart',
              label: 'Show as chart',
              icon: ChartColumn,
              onAction: setDock({ show: 'chart' }),
            },
        size === 'full'
          ? {
              key: 'restore',
              label: 'Restore the dock',
              icon: Minimize2,
              onAction: setDock({ size: 'open' }),
            }
          : { key: 'full', label: 'Enlarge', icon: Maximize2, onAction: setDock({ size: 'full' }) },
      ],
      ...saveEntries(),
    ];
  });
  return {
    onContextMenu(event) {
      if ((event.target as Element).closest('.chart-frame, .clock-drawing') !== null) {
        onContextMenu(event);
      }
    },
  };
}

const SHOWS = [
  { key: 'chart', label: 'Chart', icon: ChartColumn },
  { key: 'table', label: 'Table', icon: Table2 },
] as const;

interface PartProps {
  /** Where the tools find the drawings of the body. */
  readonly element: RefObject<HTMLDivElement | null>;
}

/** Chart or table, and what the tab adds. */
function Tools({ element }: PartProps) {
  const { screen } = useApp();
  const show = useStore(screen, (value) => value.dock.show);
  const { figures, tools } = useTab();
  const Added = tools === undefined ? null : loaded(tools);
  return (
    <>
      {figures && (
        <Segmented
          small
          label="Show as"
          options={SHOWS}
          value={show}
          onChange={(next) => screen.set((old) => ({ ...old, dock: { ...old.dock, show: next } }))}
        />
      )}
      {Added !== null && (
        <Suspense>
          <Added tab={element} drawn={show === 'chart'} />
        </Suspense>
      )}
    </>
  );
}

function Body({ element }: PartProps) {
  const show = useStore(useApp().screen, (value) => value.dock.show);
  const Tab = loaded(useTab().load);
  return <Tab show={show} tab={element} />;
}

/** What the tab that is open declares. */
function useTab() {
  const { screen, registry } = useApp();
  const open = useStore(screen, (value) => value.dock.tab);
  const tab = registry.dockTabs.find(({ id }) => id === open);
  if (tab === undefined) throw new Error(`No tab ${open}`);
  return tab;
}

/** Fetches the tabs once the window has nothing else to do, so that opening them does not wait. */
function usePreload(): void {
  const { registry } = useApp();
  useEffect(() => {
    const id = requestIdleCallback(() => {
      const loads = registry.dockTabs.flatMap(({ load, tools }) => [
        load,
        ...(tools ? [tools] : []),
      ]);
      // A tab that cannot be fetched now is fetched when it is opened, and says so then.
      for (const load of loads) load().catch(() => {});
    });
    return () => cancelIdleCallback(id);
  }, [registry]);
}
