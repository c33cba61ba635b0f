import { type CSSProperties, lazy, Suspense, useEffect } from 'react';
import { Board } from '../features/board/board';
import { Inspector } from '../features/inspector/inspector';
import { StepsPanel } from '../features/steps/steps-panel';
import { useReadOnly } from '../hooks/use-lab';
import { usePanelSize } from '../hooks/use-panel-size';
import { useShortWindow, type WindowClass } from '../hooks/use-window-class';
import { useApp } from '../stores/app-context';
import { useStore } from '../stores/store';
import { PanelBoundary } from '../ui/panel-boundary';
import { Splitter } from '../ui/splitter';
import { Dock } from './dock/dock';
import './workbench.css';

const VIEW = 'workbench';

/** Ways to look at the redundancy groups; all but the board come when they are first chosen. */
const LOOKS = {
  board: Board,
  compact: lazy(async () => ({
    default: (await import('../features/board/compact/compact')).CompactBoard,
  })),
  outline: lazy(async () => ({
    default: (await import('../features/board/outline/outline')).Outline,
  })),
} as const;

/** Default sizes in px at normal text size, where they differ by window class. */
const COMPACT = { steps: 232, inspector: 312, dock: 258 } as const;
const NORMAL = { steps: 248, inspector: 344, dock: 300 } as const;

export interface WorkbenchProps {
  readonly windowClass: WindowClass;
  /** Something else stands in the place of the steps. */
  readonly withoutSteps?: boolean;
}

/** Steps, board or outline over the dock, inspector; parted by splitters. */
export function Workbench({ windowClass, withoutSteps = false }: WorkbenchProps) {
  const { screen, selection } = useApp();
  const board = useStore(screen, (value) => value.board);
  const Look = LOOKS[board];
  const drawer = useStore(screen, (value) => value.drawer);
  const dockSize = useStore(screen, (value) => value.dock.size);
  const page = useStore(screen, (value) => value.page);
  const enlarged = useStore(selection, (chosen) => chosen.kind === 'user' && chosen.id === page);
  const readOnly = useReadOnly();
  const initial = windowClass === 'wide' || windowClass === 'normal' ? NORMAL : COMPACT;
  const [steps, setSteps] = usePanelSize(VIEW, windowClass, 'steps', initial.steps);
  const [inspector, setInspector] = usePanelSize(VIEW, windowClass, 'inspector', initial.inspector);
  const [dock, setDock] = usePanelSize(VIEW, windowClass, 'dock', initial.dock);
  useToastPlace(windowClass, steps, inspector, dockSize === 'open' ? dock : 36);
  useDrawerOnSelection(windowClass);
  useDockInShortWindow();
  const folds = windowClass === 'strip' && drawer !== 'steps';
  const sizes = {
    '--steps': `${steps / 16}rem`,
    '--inspector': `${inspector / 16}rem`,
    '--dock': `${dock / 16}rem`,
  };
  return (
    <div
      className="wb"
      data-drawer={drawer ?? undefined}
      data-page={enlarged ? '' : undefined}
      data-without-steps={withoutSteps ? '' : undefined}
      style={sizes as CSSProperties}
    >
      {!withoutSteps && (
        <PanelBoundary>
          <StepsPanel folded={folds} />
        </PanelBoundary>
      )}
      <main className="wb-centre" data-past={readOnly ? '' : undefined}>
        {!withoutSteps && (
          <Splitter
            label="Width of the steps panel"
            orientation="vertical"
            value={steps}
            min={200}
            max={360}
            initial={initial.steps}
            onChange={setSteps}
          />
        )}
        {dockSize !== 'full' && (
          <PanelBoundary key={board}>
            <Suspense fallback={<div className="board" aria-busy="true" />}>
              <Look />
            </Suspense>
          </PanelBoundary>
        )}
        {dockSize === 'open' && (
          <Splitter
            label="Height of the dock"
            orientation="horizontal"
            after
            value={dock}
            min={180}
            max={640}
            initial={initial.dock}
            onChange={setDock}
          />
        )}
        <div className="dock-frame" data-size={dockSize}>
          <Dock />
        </div>
        <Splitter
          label="Width of the inspector"
          orientation="vertical"
          after
          value={inspector}
          min={296}
          max={560}
          initial={initial.inspector}
          onChange={setInspector}
        />
      </main>
      <Inspector />
    </div>
  );
}

/** In a narrow window what is selected opens the inspector over the board. */
function useDrawerOnSelection(windowClass: WindowClass): void {
  const { selection, screen } = useApp();
  const narrow = windowClass === 'drawer' || windowClass === 'strip';
  useEffect(() => {
    if (!narrow) return;
    return selection.subscribe(() => {
      if (selection.get().kind !== 'lab') {
        screen.set((old) => ({ ...old, drawer: 'inspector' }));
      }
    });
  }, [narrow, selection, screen]);
}

/** In a low window, as with text at 200 %, the board begins with the room of the dock, which folds to its tabs. */
function useDockInShortWindow(): void {
  const { screen } = useApp();
  const short = useShortWindow();
  useEffect(() => {
    if (!short || screen.get().dock.size !== 'open') return;
    screen.set((old) => ({ ...old, dock: { ...old.dock, size: 'folded' } }));
    return () =>
      screen.set((old) =>
        old.dock.size === 'folded' ? { ...old, dock: { ...old.dock, size: 'open' } } : old,
      );
  }, [short, screen]);
}

/** Toasts stand over the board only: their edges follow the panels. */
function useToastPlace(
  windowClass: WindowClass,
  steps: number,
  inspector: number,
  dock: number,
): void {
  const drawn = windowClass === 'drawer' || windowClass === 'strip';
  useEffect(() => {
    const root = document.documentElement.style;
    root.setProperty('--toast-left', windowClass === 'strip' ? '44px' : `${steps / 16}rem`);
    root.setProperty('--toast-right', drawn ? '0px' : `${inspector / 16}rem`);
    root.setProperty('--toast-bottom', `${dock / 16 + 1.5}rem`);
    return () => {
      root.removeProperty('--toast-bottom');
      root.removeProperty('--toast-left');
      root.removeProperty('--toast-right');
    };
  }, [windowClass, drawn, steps, inspector, dock]);
}
