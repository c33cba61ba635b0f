import { PLAN_PLACES, type PlanPlace, type PlanState } from '../../stores/plan-state';
import { Checkbox } from '../../ui/checkbox';

export interface PlanPartsProps {
  readonly planned: PlanState;
  readonly places: readonly PlanPlace[];
  readonly onChange: (places: readonly PlanPlace[]) => void;
}

const LABELS: Readonly<Record<PlanPlace, string>> = {
  moves: 'Moves, nights and checklist',
  sizing: 'Sizing',
  maintenance: 'Maintenance night',
  availability: 'Availability',
};

/** What of *Plan* goes into the report, as it is set there, worked out for the lab as it is now. */
export function PlanParts({ planned, places, onChange }: PlanPartsProps) {
  return (
    <fieldset className="export-plan">
      <legend className="form-label">Include what Plan shows</legend>
      {PLAN_PLACES.map(({ key }) => {
        const missing =
          key === 'moves' && planned.moves.goal === 'file' && planned.moves.file === null;
        return (
          <div key={key} className="row">
            <Checkbox
              isSelected={places.includes(key) && !missing}
              isDisabled={missing}
              onChange={(on) =>
                onChange(on ? [...places, key] : places.filter((each) => each !== key))
              }
            >
              {LABELS[key]}
            </Checkbox>
            {missing && <span className="small t3">choose a file of moves in Plan first</span>}
          </div>
        );
      })}
    </fieldset>
  );
}
