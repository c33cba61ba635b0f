import { FileUp } from 'lucide-react';
import type { PlannedNode } from '../../../../shared/plan-api';
import { dayAfter, dayName } from '../../../../shared/plan-words/days';
import type { EmptyTo } from '../../../../shared/planning';
import { pickFile, toBase64 } from '../../../host/host';
import type { MovesForm } from '../../../stores/plan-state';
import { Button } from '../../../ui/button';
import { Chip } from '../../../ui/chip';
import { Field } from '../../../ui/field';
import { countOf, formatCount } from '../../../ui/figures';
import { Form } from '../../../ui/form';
import { NumberField, readWhole } from '../../../ui/number-field';
import { Panel, PanelHead } from '../../../ui/panel';
import { Select } from '../../../ui/select';
import { DayField } from '../parts/inputs';
import { Options, Tick } from '../parts/options';
import { usePlan } from '../use-plan';

const GOALS = [
  { key: 'even', label: 'Even head counts', note: 'As many users on every node' },
  { key: 'capacity', label: 'By capacity', note: 'The same share of every node' },
  { key: 'pairs', label: 'Inside each pair only', note: 'Nobody leaves the group' },
  { key: 'empty', label: 'Empty a node…' },
  { key: 'first-nodes', label: 'Clear the second nodes', note: 'As Active/Standby places users' },
  { key: 'file', label: 'From a file…', note: 'User and node a line' },
] as const satisfies readonly { key: MovesForm['goal']; label: string; note?: string }[];

const TO: readonly { readonly key: EmptyTo; readonly label: string }[] = [
  { key: 'peer', label: 'Its peer' },
  { key: 'even', label: 'All others, evenly' },
  { key: 'capacity', label: 'All others, by capacity' },
];

export interface GoalPanelProps {
  readonly nodes: readonly string[];
  readonly planned: readonly PlannedNode[];
  readonly nights: number;
  readonly firstNight: string;
}

/** Goal, limits and nights of a plan of moves. */
export function GoalPanel({ nodes, planned, nights, firstNight }: GoalPanelProps) {
  const [form, setForm] = usePlan('moves');
  const placed = planned.filter((node) => node.placed > 0);
  return (
    <Panel as="aside" label="Goal and limits" className="plan-left">
      <PanelHead title="Goal">
        <Chip tone="warn">Not a Cisco mode</Chip>
      </PanelHead>
      <div className="panel-body">
        <div className="sect">
          <Options
            label="Goal"
            options={GOALS}
            value={form.goal}
            onChange={(goal) => setForm({ goal })}
          />
          {form.goal === 'empty' && (
            <Form>
              <Select
                label="Node"
                options={nodes.map((key) => ({ key, label: key }))}
                value={form.node ?? nodes[0] ?? null}
                onChange={(node) => setForm({ node })}
              />
              <Select
                label="Users go to"
                options={TO}
                value={form.to}
                onChange={(to) => setForm({ to })}
              />
            </Form>
          )}
          {form.goal === 'file' && <FileChoice form={form} onChange={setForm} />}
        </div>
        <div className="sect">
          <h3>Limits</h3>
          <Form>
            <AtMost value={form.atMost} onChange={(atMost) => setForm({ atMost })} />
          </Form>
          <Tick
            label="Keep users placed by hand or by bulk file"
            note={
              placed.length === 0
                ? 'Nobody was'
                : placed
                    .slice(0, 3)
                    .map(({ node, placed: count }) => `${formatCount(count)} on ${node}`)
                    .join(', ') + (placed.length > 3 ? ', …' : '')
            }
            isSelected={form.keepPlaced}
            onChange={(keepPlaced) => setForm({ keepPlaced })}
          />
          <Tick
            label="Never beyond what survives any one failure"
            note="Checked after every night"
            isSelected={form.survivor}
            onChange={(survivor) => setForm({ survivor })}
          />
        </div>
        <div className="sect">
          <h3>Batches</h3>
          <Form>
            <NumberField
              label="Users a night"
              value={form.batch}
              min={1}
              max={10_000_000}
              onChange={(batch) => setForm({ batch })}
            />
            <DayField
              label="First night"
              value={firstNight}
              onChange={(day) => setForm({ firstNight: day })}
            />
          </Form>
          {nights > 0 && (
            <p className="small t3 plan-note">
              {nights === 1
                ? `One night, ${dayName(dayAfter(firstNight, 0))}.`
                : `${countOf(nights, 'night')}, the last on ${dayName(dayAfter(firstNight, nights - 1))}.`}
            </p>
          )}
        </div>
      </div>
    </Panel>
  );
}

function AtMost({
  value,
  onChange,
}: {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}) {
  return (
    <Field
      label="At most"
      unit="moves"
      value={value === null ? '' : String(value)}
      placeholder="no limit"
      onChange={(text) => {
        const number = readWhole(text);
        if (text.trim() === '') onChange(null);
        else if (number !== null && number <= 10_000_000) onChange(number);
      }}
    />
  );
}

interface FileChoiceProps {
  readonly form: MovesForm;
  readonly onChange: (change: Partial<MovesForm>) => void;
}

function FileChoice({ form, onChange }: FileChoiceProps) {
  async function choose(): Promise<void> {
    const file = await pickFile('.csv,text/csv');
    if (file !== null) onChange({ file: { name: file.name, data: await toBase64(file) } });
  }
  return (
    <div className="row plan-file">
      <Button small icon={FileUp} onPress={() => void choose()}>
        {form.file === null ? 'Choose a file…' : 'Another file…'}
      </Button>
      <span className="small t3 clip">{form.file?.name ?? 'userid,node'}</span>
    </div>
  );
}
