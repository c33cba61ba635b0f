import { useState } from 'react';
import type { AnswerValue } from '../../../shared/answer';
import type { AskView } from '../../../shared/lesson-view';
import { useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { readWhole } from '../../ui/number-field';
import { PanelHead } from '../../ui/panel';
import { RadioGroup } from '../../ui/radio-group';
import { Select } from '../../ui/select';

/** No node, among the options of a radio group. */
const NONE = ' ';

/** The prediction, one control for each thing asked. It is recorded before the engine runs, and then stays. */
export function PredictForm({ ask }: { readonly ask: AskView }) {
  const app = useApp();
  const parts = ask.names.length === 0 ? [''] : ask.names;
  const [given, setGiven] = useState<ReadonlyMap<string, string>>(new Map());
  const set = (name: string, value: string) => setGiven((old) => new Map(old).set(name, value));
  const values = parts.map((name) => readPart(ask, given.get(name)));
  const open = values.filter((value) => value === undefined).length;
  const record = () => {
    if (open > 0) return;
    void app.lab.attempt('lesson.answer', { value: answerOf(ask, values) });
  };
  return (
    <section className="panel card" aria-label="Your prediction">
      <PanelHead title={ask.label}>
        <span className="small t3" role="status">
          {open === 0 ? 'Ready to record' : `${open} of ${parts.length} open`}
        </span>
      </PanelHead>
      <form
        className="predict-form"
        onSubmit={(event) => {
          event.preventDefault();
          record();
        }}
      >
        {parts.map((name) => (
          <Part
            key={name}
            ask={ask}
            name={name}
            value={given.get(name)}
            onChange={(value) => set(name, value)}
          />
        ))}
        <div className="row end">
          <span className="small t3">The answer stays as it is given; then the lab runs.</span>
          <Button kind="primary" type="submit" isDisabled={open > 0}>
            Record my answer
          </Button>
        </div>
      </form>
    </section>
  );
}

interface PartProps {
  readonly ask: AskView;
  readonly name: string;
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
}

function Part({ ask, name, value, onChange }: PartProps) {
  if (ask.kind === 'homes')
    return (
      <div className="predict-part">
        <b className="clip">{name}</b>
        <RadioGroup
          label={`Node of ${name}`}
          options={[
            ...ask.nodes.map((node) => ({ key: node, label: node })),
            { key: NONE, label: 'no node' },
          ]}
          value={value ?? ''}
          onChange={onChange}
        />
      </div>
    );
  if (ask.kind === 'states')
    return (
      <div className="predict-part">
        <b className="clip">{name}</b>
        <Select
          label={`State of ${name}`}
          hideLabel
          placeholder="Choose a state"
          options={ask.states.map((state) => ({ key: state, label: state }))}
          value={(value as (typeof ask.states)[number] | undefined) ?? null}
          onChange={onChange}
        />
      </div>
    );
  const error =
    value !== undefined && value !== '' && readWhole(value) === null ? 'A whole number' : null;
  return (
    <div className="predict-part">
      <b className="clip">{name === '' ? ask.label : name}</b>
      <Field
        label={name === '' ? ask.label : `${ask.label} ${name}`}
        hideLabel
        value={value ?? ''}
        onChange={onChange}
        unit={ask.unit}
        error={error}
      />
    </div>
  );
}

/** Undefined: not given yet, or no whole number. */
function readPart(
  { kind }: AskView,
  value: string | undefined,
): string | number | null | undefined {
  if (value === undefined || value === '') return undefined;
  if (kind === 'homes') return value === NONE ? null : value;
  return kind === 'states' ? value : (readWhole(value) ?? undefined);
}

function answerOf(
  { names }: AskView,
  values: readonly (string | number | null | undefined)[],
): AnswerValue {
  if (names.length === 0) return values[0] as number;
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? null]));
}
