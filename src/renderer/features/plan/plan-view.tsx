import { PanelLeft, PanelRight } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useSteps } from '../../hooks/use-lab';
import { useWindowClass } from '../../hooks/use-window-class';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/figures';
import { PanelBoundary } from '../../ui/panel-boundary';
import { WrongFields } from '../../ui/wrong-fields';
import { AvailabilityPlace } from './availability/availability-place';
import { MaintenancePlace } from './maintenance/maintenance-place';
import { MovesPlace } from './moves/moves-place';
import './plan.css';
import { PLAN_PLACES, type PlanPlace } from '../../stores/plan-state';
import { SizingPlace } from './sizing/sizing-place';
import { usePlan } from './use-plan';

const PLACES: { readonly [P in PlanPlace]: () => React.ReactNode } = {
  moves: () => <MovesPlace />,
  sizing: () => <SizingPlace />,
  maintenance: () => <MaintenancePlace />,
  availability: () => <AvailabilityPlace />,
};

/** The view *Plan*: four places, each worked out on a copy of the lab. */
export function PlanView() {
  const [place, setPlace] = usePlan('place');
  const [drawer, setDrawer] = useState<PlanDrawer | null>(null);
  const opener = useRef<HTMLElement | null>(null);

  function toggle(side: PlanDrawer): void {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setDrawer(drawer === side ? null : side);
    // It stands there after the next drawing.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`.plan-${side}`)?.focus());
  }
  function close(): void {
    setDrawer(null);
    opener.current?.focus();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the drawer, wherever the focus is in the view.
    <div
      className="plan-frame"
      data-drawer={drawer ?? undefined}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || drawer === null || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
    >
      <section
        className="contextbar plan-bar"
        aria-label="Plan controls"
        data-panel="Toolbar"
        tabIndex={-1}
      >
        <nav className="tabs" aria-label="Plan">
          {PLAN_PLACES.map(({ key, label }) => (
            <AriaButton
              key={key}
              className="tab"
              {...(key === place ? { 'aria-current': 'page' as const } : {})}
              onPress={() => {
                setDrawer(null);
                setPlace(key);
              }}
            >
              {label}
            </AriaButton>
          ))}
        </nav>
        {place !== 'sizing' && (
          <>
            <span className="vr" />
            <Moment />
          </>
        )}
        <DrawerButtons place={place} open={drawer} onToggle={toggle} />
      </section>
      <WrongFields key={place}>
        <PanelBoundary>{PLACES[place]()}</PanelBoundary>
      </WrongFields>
    </div>
  );
}

/** The columns that are drawn over the centre in narrow windows. */
type PlanDrawer = 'left' | 'right';

/** What stands in the columns of each place. */
const COLUMNS: Readonly<Record<PlanPlace, Readonly<Record<PlanDrawer, string>>>> = {
  moves: { left: 'Goal and limits', right: 'Checklist' },
  sizing: { left: 'Needs', right: 'Chosen design' },
  maintenance: { left: 'Job', right: 'Summary' },
  availability: { left: 'Failures and repairs', right: 'Assumptions' },
};

interface DrawerButtonsProps {
  readonly place: PlanPlace;
  readonly open: PlanDrawer | null;
  readonly onToggle: (side: PlanDrawer) => void;
}

/** In narrow windows: buttons that draw a column over the centre, the left one only where it has no place beside it. */
function DrawerButtons({ place, open, onToggle }: DrawerButtonsProps) {
  const windowClass = useWindowClass();
  if (windowClass !== 'drawer' && windowClass !== 'strip') return null;
  const sides: readonly PlanDrawer[] = windowClass === 'strip' ? ['left', 'right'] : ['right'];
  return (
    <>
      <span className="grow" />
      {sides.map((side) => (
        <Button
          key={side}
          small
          icon={side === 'left' ? PanelLeft : PanelRight}
          aria-expanded={open === side}
          onPress={() => onToggle(side)}
        >
          {COLUMNS[place][side]}
        </Button>
      ))}
    </>
  );
}

/** The step after which the lab is planned for. */
function Moment() {
  const { rows, position, looking } = useSteps();
  const shown = looking ?? position;
  const row = rows[shown - 1];
  return (
    <span className="small t3 clip">
      {row === undefined ? 'Lab before the first step' : 'Lab after '}
      {row !== undefined && (
        <span className="t1">
          step {formatCount(shown)}, {row.label}
        </span>
      )}
    </span>
  );
}
