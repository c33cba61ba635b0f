import type { SettingsPart } from '../../parts/asked-settings';
import { Segmented } from '../../ui/segmented';
import { ParameterForm } from './parameter-form';
import { PolicyForm } from './policy-form';
import { ReleaseForm } from './release-form';

const PARTS: readonly { readonly key: SettingsPart; readonly label: string }[] = [
  { key: 'policies', label: 'Policies' },
  { key: 'parameters', label: 'HA parameters' },
  { key: 'release', label: 'Release' },
];

export interface PoliciesProps {
  readonly part: SettingsPart;
  readonly onPart: (part: SettingsPart) => void;
  readonly onClose: () => void;
}

/** Policies, HA parameters and release, each with its effect before it is applied. */
export function Policies({ part, onPart, onClose }: PoliciesProps) {
  return (
    <div className="policies">
      <Segmented small label="What to set" options={PARTS} value={part} onChange={onPart} />
      {part === 'policies' && <PolicyForm onClose={onClose} />}
      {part === 'parameters' && <ParameterForm onClose={onClose} />}
      {part === 'release' && <ReleaseForm onClose={onClose} />}
    </div>
  );
}
