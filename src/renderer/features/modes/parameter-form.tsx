import { useState } from 'react';
import { MAX_SECONDS } from '../../../shared/limits';
import type { Parameters } from '../../../shared/model';
import type { Step } from '../../../shared/step';
import { useLab } from '../../hooks/use-lab';
import { ApplyForm } from '../../parts/apply-form';
import { TIMES } from '../../parts/parameter-words';
import { formatSeconds } from '../../ui/figures';
import { Form, FormRow } from '../../ui/form';
import { NumberField } from '../../ui/number-field';
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
        {TIMES.map(({ name, label, initial, note }) => (
          <NumberField
            key={name}
            label={label}
            unit="s"
            min={0}
            max={MAX_SECONDS}
            value={wanted[name]}
            onChange={(value) => set({ [name]: value })}
            note={`Default ${formatSeconds(initial)}, ${note}`}
          />
        ))}
        <FormRow label="Automatic fallback">
          <Switch
            label="Automatic fallback"
            isSelected={wanted.automaticFallback}
            onChange={(on) => set({ automaticFallback: on })}
          >
            <span className="small t2">
              after {formatSeconds(wanted.automaticFallbackDelay)} in Failed Over; default off
            </span>
          </Switch>
        </FormRow>
        <FormRow label="Several devices a user">
          <Switch
            label="Multiple device messaging"
            isSelected={wanted.multiDeviceMessaging}
            onChange={(on) => set({ multiDeviceMessaging: on })}
          >
            <span className="small t2">detection takes twice as long; default off</span>
          </Switch>
        </FormRow>
      </Form>
    </ApplyForm>
  );
}

function changed(before: Parameters, after: Parameters): readonly Step[] {
  const entries = Object.entries(after).filter(
    ([name, value]) => before[name as keyof Parameters] !== value,
  );
  return entries.length === 0 ? [] : [{ do: 'set-parameter', ...Object.fromEntries(entries) }];
}
