import type { GroupView } from '../../../../shared/view';
import { useCommand, useReadOnly } from '../../../hooks/use-lab';
import { Switch } from '../../../ui/switch';

/** Turns high availability of a group on or off. */
export function HaSwitch({ group }: { readonly group: GroupView }) {
  const lab = useCommand();
  const readOnly = useReadOnly();
  return (
    <Switch
      small
      label={`High availability of ${group.name}`}
      isSelected={group.ha}
      isDisabled={readOnly}
      onChange={(enabled) => void lab.run([{ do: 'set-ha', group: group.name, enabled }])}
    >
      <span className="small t2">HA</span>
    </Switch>
  );
}
