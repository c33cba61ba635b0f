import type { RunbookAction } from '../../../../shared/planning';
import type { NightForm } from '../../../stores/plan-state';
import { Form } from '../../../ui/form';
import { NumberField } from '../../../ui/number-field';
import { Panel, PanelHead } from '../../../ui/panel';
import { Select } from '../../../ui/select';
import { DayField, TimeField } from '../parts/inputs';
import { Options, Tick } from '../parts/options';
import { usePlan } from '../use-plan';

const JOBS = [
  { key: 'patch', label: 'Patch one node', note: 'It comes back as it was' },
  { key: 'upgrade', label: 'Upgrade the cluster', note: 'With Unified CM, HA off' },
  { key: 'replace', label: 'Replace a node', note: 'Installed again, same name' },
  { key: 'retire', label: 'Take a node out for good' },
  { key: 'add-node', label: 'Give a lone node its second' },
  { key: 'recover', label: 'Recover a failed pair' },
] as const satisfies readonly { key: NightForm['job']; label: string; note?: string }[];

const WAYS = [
  { key: 'failover', label: 'Fail over first', note: 'Users log in again when you say so' },
  { key: 'ha-off', label: 'High Availability off', note: 'Nobody takes over meanwhile' },
] as const;

const TO = [
  { key: 'peer', label: 'Its peer' },
  { key: 'even', label: 'All others, evenly' },
  { key: 'capacity', label: 'All others, by capacity' },
] as const;

export interface NightPanelProps {
  readonly nodes: readonly string[];
  readonly node: string | null;
  /** Where the node stands: "PRG-1, 1st". */
  readonly place: string;
  readonly day: string;
  readonly actions: readonly RunbookAction[];
}

/** What is done, where and when, and how long it takes. */
export function NightPanel({ nodes, node, place, day, actions }: NightPanelProps) {
  const [form, setForm] = usePlan('night');
  const own = actions.filter(
    ({ assumed, time }) => assumed && !time.startsWith('no figure; until'),
  );
  return (
    <Panel as="aside" label="What and where" className="plan-left">
      <PanelHead title="What is done" />
      <div className="panel-body">
        <div className="sect">
          <Options
            label="What is done"
            options={JOBS}
            value={form.job}
            onChange={(job) => setForm({ job, minutes: {} })}
          />
        </div>
        <div className="sect">
          <h3>Where and when</h3>
          <Form>
            <Select
              label={form.job === 'upgrade' ? 'Publisher' : 'Node'}
              options={nodes.map((key) => ({ key, label: key }))}
              value={node}
              onChange={(chosen) => setForm({ node: chosen })}
            />
            <div className="form-row">
              <span className="form-label">Group</span>
              <span className="small">{place}</span>
            </div>
            {form.job === 'retire' && (
              <Select
                label="Users go to"
                options={TO}
                value={form.to}
                onChange={(to) => setForm({ to })}
              />
            )}
            <DayField label="Date" value={day} onChange={(date) => setForm({ date })} />
            <TimeField label="Start" value={form.start} onChange={(start) => setForm({ start })} />
          </Form>
        </div>
        {form.job === 'patch' && (
          <div className="sect">
            <h3>Way</h3>
            <Options
              label="Way"
              options={WAYS}
              value={form.way}
              onChange={(way) => setForm({ way, minutes: {} })}
            />
          </div>
        )}
        {form.job === 'replace' && (
          <div className="sect">
            <Tick
              label="Move its users to the peer first"
              note="And back at the end"
              isSelected={form.moveFirst}
              onChange={(moveFirst) => setForm({ moveFirst })}
            />
          </div>
        )}
        {own.length > 0 && (
          <div className="sect">
            <h3>How long it takes</h3>
            <Form>
              {own.map(({ id, title, seconds }) => (
                <NumberField
                  key={id}
                  label={shortTitle(title)}
                  value={Math.round(seconds / 60)}
                  min={0}
                  max={10_000}
                  unit="min"
                  onChange={(minutes) => setForm({ minutes: { ...form.minutes, [id]: minutes } })}
                />
              ))}
            </Form>
            <p className="small t3 plan-note">
              Your figures, or assumptions of the lab: no document has one. Failover and fallback
              take the upper re-login limit.
            </p>
          </div>
        )}
      </div>
    </Panel>
  );
}

const MAX_LENGTH = 34;

function shortTitle(title: string): string {
  return title.length > MAX_LENGTH ? `${title.slice(0, MAX_LENGTH - 1)}…` : title;
}

/** "PRG-1, 1st". */
export function placeName(group: string, slot: number): string {
  return `${group}, ${slot === 1 ? '1st' : '2nd'}`;
}
