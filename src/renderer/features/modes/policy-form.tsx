import { useState } from 'react';
import type { Policies } from '../../../shared/model';
import { POLICIES } from '../../../shared/settings';
import type { Step } from '../../../shared/step';
import { useLab } from '../../hooks/use-lab';
import { ApplyForm } from '../../parts/apply-form';
import { RadioGroup } from '../../ui/radio-group';
import { SourceChips } from '../../ui/source-chips';

/** The decisions that this lab takes where no document speaks. */
export function PolicyForm({ onClose }: { readonly onClose: () => void }) {
  const policies = useLab((view) => view.policies);
  const [change, setChange] = useState<Partial<Policies>>({});
  const wanted = { ...policies, ...change };
  const steps = changed(policies, wanted);
  return (
    <ApplyForm steps={steps} place="policies" onDone={onClose} onReset={() => setChange({})}>
      {POLICIES.map((policy) => (
        <div key={policy.name} className="policy">
          <div className="row">
            <b>{policy.label}</b>
            <SourceChips sources={[policy.mark]} basis="lab assumption" />
          </div>
          <p className="small t2">{policy.reason}</p>
          <RadioGroup<string>
            label={policy.label}
            options={policy.options}
            value={wanted[policy.name]}
            onChange={(key) => setChange({ ...change, [policy.name]: key })}
          />
        </div>
      ))}
    </ApplyForm>
  );
}

function changed(before: Policies, after: Policies): readonly Step[] {
  const entries = Object.entries(after).filter(
    ([name, value]) => before[name as keyof Policies] !== value,
  );
  return entries.length === 0 ? [] : [{ do: 'set-policy', ...Object.fromEntries(entries) }];
}
