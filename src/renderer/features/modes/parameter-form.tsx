import { useState } from 'react';
import type { Parameters, Release } from '../../../shared/model';
import { SWITCHES, shippedWith, TIME_BOUNDS, TIMES } from '../../../shared/settings';
import type { Step } from '../../../shared/step';
import { useLab } from '../../hooks/use-lab';
import { ApplyForm } from '../../parts/apply-form';
import { formatSeconds } from '../../ui/figures';
import { Form, FormRow } from '../../ui/form';
import { NumberField } from '../../ui/number-field';
import { SourceChips } from '../../ui/source-chips';
import { Switch } from '../../ui/switch';

/** HA parameters with units and defaults. */
export function ParameterForm({ onClose }: { readonly onClose: () => void }) {
  const parameters = useLab((view) => view.parameters);
  const [change, setChange] = useState<Partial<Parameters>>({});
  const wanted = { ...parameters, ...change };
  const set = (more: Partial<Parameters>): void => setChange({ ...change, ...more });
  return (
    <ApplyForm
      steps={changed(parameters, wanted)}
      place="policies"
      onDone={onClose}
      onReset={() => setChange({})}
    >
      <Form>
        {TIMES.map(({ key, label, initial, note }) => (
          <NumberField
            key={key}
            label={label}
            unit="s"
            min={TIME_BOUNDS.least}
            max={TIME_BOUNDS.most}
            value={wanted[key]}
            onChange={(value) => set({ [key]: value })}
            note={`Default ${formatSeconds(initial)}, ${note}`}
          />
        ))}
        {SWITCHES.map(({ key, label, note, sources }) => (
          <FormRow key={key} label={label}>
            <Switch label={label} isSelected={wanted[key]} onChange={(on) => set({ [key]: on })}>
              <span className="small t2">
                {note}; {defaultWords(key, wanted.release)}
              </span>
            </Switch>
            <SourceChips sources={sources} />
          </FormRow>
        ))}
      </Form>
    </ApplyForm>
  );
}

/** What the product ships with in this release, and a bare scenario where that differs. */
function defaultWords(key: 'automaticFallback' | 'multiDeviceMessaging', release: Release): string {
  if (key === 'automaticFallback') return 'default off';
  const shipped = shippedWith(release)[key] ? 'on' : 'off';
  return `release ${release} ships with it ${shipped}`;
}

function changed(before: Parameters, after: Parameters): readonly Step[] {
  const entries = Object.entries(after).filter(
    ([name, value]) => before[name as keyof Parameters] !== value,
  );
  return entries.length === 0 ? [] : [{ do: 'set-parameter', ...Object.fromEntries(entries) }];
}
