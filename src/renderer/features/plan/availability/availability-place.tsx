import { RotateCcw } from 'lucide-react';
import type { FailureRates, Span } from '../../../../shared/planning';
import { useQuery, useSteps } from '../../../hooks/use-lab';
import { QueryFailure } from '../../../parts/query-failure';
import { Button } from '../../../ui/button';
import { Chip } from '../../../ui/chip';
import { formatCount } from '../../../ui/figures';
import { Form } from '../../../ui/form';
import { Panel, PanelHead } from '../../../ui/panel';
import { DecimalField } from '../parts/decimal-field';
import { Grounds } from '../parts/place-path';
import { usePlan } from '../use-plan';

const GIVEN: readonly {
  readonly key: keyof FailureRates;
  readonly title: string;
  readonly unit: string;
}[] = [
  { key: 'machineFailures', title: 'Failures of a machine', unit: 'a year' },
  { key: 'machineHours', title: 'Until it is back', unit: 'h' },
  { key: 'serviceFailures', title: 'Failures of a service', unit: 'a year' },
  { key: 'serviceHours', title: 'Until it runs again', unit: 'h' },
  { key: 'fallbackHours', title: 'Until fallback by hand', unit: 'h' },
];

/** How long users are without service, expected over a year: a model, with what it assumes beside it. */
export function AvailabilityPlace() {
  const [rates, setRates] = usePlan('rates');
  const { looking } = useSteps();
  const query = useQuery('plan.availability', {
    rates,
    ...(looking === null ? {} : { position: looking }),
  });
  const { answer } = query;
  const given = rates ?? answer?.rates ?? null;
  const cases = answer?.availability.cases ?? [];
  const most = Math.max(1, ...cases.map(({ minutes }) => minutes.high));
  const [now] = cases;
  return (
    <main className="plan" aria-busy={query.busy}>
      <Panel as="aside" label="Failures and repairs" className="plan-left">
        <PanelHead title="Failures">
          {rates === null && <Chip tone="warn">lab assumption</Chip>}
        </PanelHead>
        <div className="panel-body">
          {given !== null &&
            GIVEN.map(({ key, title, unit }) => (
              <div className="sect" key={key}>
                <h3>{title}</h3>
                <Form>
                  <RateField
                    label="At least"
                    end="low"
                    span={given[key]}
                    unit={unit}
                    onChange={(span) => setRates({ ...given, [key]: span })}
                  />
                  <RateField
                    label="At most"
                    end="high"
                    span={given[key]}
                    unit={unit}
                    onChange={(span) => setRates({ ...given, [key]: span })}
                  />
                </Form>
              </div>
            ))}
          <div className="sect">
            <Button
              small
              icon={RotateCcw}
              isDisabled={rates === null}
              onPress={() => setRates(null)}
            >
              Assumptions of the lab
            </Button>
          </div>
        </div>
      </Panel>
      <Panel label="Availability" className="plan-centre">
        <QueryFailure of={query} />
        <div className="panel-body">
          {now !== undefined && (
            <p className="lead plan-lead selectable" aria-live="polite">
              <b>
                A user of this lab can expect {spanWords(now.minutes)} min without service a year.
              </b>{' '}
              <span className="t2">
                A model, not a promise: from your figures at their lower to their upper end.
              </span>
            </p>
          )}
          <table className="table inset plan-cases">
            <thead>
              <tr>
                <th scope="col">Arrangement</th>
                <th scope="col" className="num">
                  Minutes a year
                </th>
                <th scope="col" className="plan-span-head">
                  From the lower to the upper end
                </th>
                <th scope="col" className="plan-wide">
                  Beside what is given
                </th>
              </tr>
            </thead>
            <tbody>
              {cases.map(({ label, minutes, note }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td className="num">{spanWords(minutes)}</td>
                  <td>
                    <svg className="plan-span" aria-hidden="true">
                      <rect className="track" width="100%" height="100%" rx="3" />
                      <rect
                        className="span"
                        x={`${(minutes.low / most) * 100}%`}
                        width={`${Math.max(0.8, ((minutes.high - minutes.low) / most) * 100)}%`}
                        height="100%"
                        rx="3"
                      />
                    </svg>
                  </td>
                  <td className="t2 plan-wide">{note}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      <Panel as="aside" label="Assumptions" className="plan-right">
        <PanelHead title="What the model assumes" />
        <div className="panel-body">
          {answer?.availability.assumptions.map(({ text, sources }) => (
            <p key={text} className="sect small t2">
              {text} <Grounds sources={sources} />
            </p>
          ))}
        </div>
      </Panel>
    </main>
  );
}

/** "4.6 to 52", or one figure where both ends are the same. */
function spanWords({ low, high }: Span): string {
  const figure = (value: number) => (value >= 1000 ? formatCount(value) : String(value));
  return low === high ? figure(low) : `${figure(low)} to ${figure(high)}`;
}

interface RateFieldProps {
  readonly label: string;
  readonly end: keyof Span;
  readonly span: Span;
  readonly unit: string;
  readonly onChange: (span: Span) => void;
}

function RateField({ label, end, span, unit, onChange }: RateFieldProps) {
  return (
    <DecimalField
      label={label}
      value={Math.round(span[end] * 100)}
      parts={100}
      min={1}
      max={876_600}
      unit={unit}
      onChange={(hundredths) => {
        const value = hundredths / 100;
        onChange(
          end === 'low'
            ? { low: value, high: Math.max(value, span.high) }
            : { low: Math.min(value, span.low), high: value },
        );
      }}
    />
  );
}
