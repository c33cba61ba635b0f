import { Button as AriaButton } from 'react-aria-components';
import { useSteps } from '../../hooks/use-lab';
import { formatCount } from '../../ui/figures';
import { PanelBoundary } from '../../ui/panel-boundary';
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
  return (
    <>
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
              onPress={() => setPlace(key)}
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
      </section>
      <PanelBoundary key={place}>{PLACES[place]()}</PanelBoundary>
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
