import { useState } from 'react';
import type { Facts } from '../../../shared/model';
import { FACT_FIGURES, FACT_FLAGS } from '../../../shared/settings';
import type { Step } from '../../../shared/step';
import { useLab, useReadOnly } from '../../hooks/use-lab';
import { ApplyForm } from '../../parts/apply-form';
import { nodeNames } from '../../parts/names';
import { Field } from '../../ui/field';
import { Form, FormRow } from '../../ui/form';
import { readWhole } from '../../ui/number-field';
import { RadioGroup } from '../../ui/radio-group';
import { Select } from '../../ui/select';

const UNKNOWN = 'unknown';
const YES_NO = [
  { key: 'true', label: 'Yes' },
  { key: 'false', label: 'No' },
  { key: UNKNOWN, label: 'Not told' },
] as const;
/** What some findings must know and placement does not. Not told is a value of its own. */
export function FactsForm() {
  const facts = useLab((view) => view.facts);
  const nodes = useLab((view) => view);
  const readOnly = useReadOnly();
  const [change, setChange] = useState<Partial<Facts>>({});
  const wanted: Facts = { ...facts, ...change };
  const set = (more: Partial<Facts>): void => setChange({ ...change, ...more });
  return (
    <details className="sect more">
      <summary>Facts that some findings ask for</summary>
      <ApplyForm
        steps={changed(facts, wanted)}
        place="facts"
        onDone={() => setChange({})}
        onReset={() => setChange({})}
      >
        <Form>
          <Select
            label="Database publisher"
            placeholder="Not told"
            options={nodeNames(nodes).map((name) => ({ key: name, label: name }))}
            value={wanted.publisher ?? null}
            onChange={(publisher) => set({ publisher })}
            isDisabled={readOnly}
          />
          {FACT_FIGURES.map(({ key: name, label, unit }) => (
            <Field
              key={name}
              label={label}
              unit={unit}
              placeholder="Not told"
              value={wanted[name] === undefined ? '' : String(wanted[name])}
              onChange={(text) => {
                const number = readWhole(text);
                if (number !== null) set({ [name]: number });
              }}
              isDisabled={readOnly}
            />
          ))}
          {FACT_FLAGS.map(({ key: name, label }) => (
            <FormRow key={name} label={label}>
              <RadioGroup
                label={label}
                options={wanted[name] === undefined ? YES_NO : YES_NO.slice(0, 2)}
                value={wanted[name] === undefined ? UNKNOWN : wanted[name] ? 'true' : 'false'}
                onChange={(key) => {
                  if (key !== UNKNOWN) set({ [name]: key === 'true' });
                }}
                isDisabled={readOnly}
              />
            </FormRow>
          ))}
        </Form>
      </ApplyForm>
    </details>
  );
}

function changed(before: Facts, after: Facts): readonly Step[] {
  const entries = Object.entries(after).filter(
    ([name, value]) => before[name as keyof Facts] !== value,
  );
  return entries.length === 0 ? [] : [{ do: 'set-facts', ...Object.fromEntries(entries) }];
}
