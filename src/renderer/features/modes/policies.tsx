import { useState } from 'react';
import { Segmented } from '../../ui/segmented';
import { ParameterForm } from './parameter-form';
import { PolicyForm } from './policy-form';
import { ReleaseForm } from './release-form';

const PARTS = [
  { key: 'policies', label: 'Policies' },
  { key: 'parameters', label: 'HA parameters' },
  { key: 'release', label: 'Release' },
] as const;

/** Policies, HA parameters and release, each with its effect before it is applied. */
export function Policies({ onClose }: { readonly onClose: () => void }) {
  const [part, setPart] = useState<(typeof PARTS)[number]['key']>('policies');
  return (
    <div className="policies">
      <Segmented small label="What to set" options={PARTS} value={part} onChange={setPart} />
      {part === 'policies' && <PolicyForm onClose={onClose} />}
      {part === 'parameters' && <ParameterForm onClose={onClose} />}
      {part === 'release' && <ReleaseForm onClose={onClose} />}
    </div>
  );
}
