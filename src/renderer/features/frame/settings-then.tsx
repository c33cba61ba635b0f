import { SlidersHorizontal } from 'lucide-react';
import { modeName, PARAMETERS, POLICIES, parameterValueWords } from '../../../shared/settings';
import { useLab } from '../../hooks/use-lab';
import { Button } from '../../ui/button';
import { Popover } from '../../ui/popover';

/** Mode, policies and parameters as they were at the step that is looked at, read-only. */
export function SettingsThen() {
  const mode = useLab((view) => view.mode);
  const policies = useLab((view) => view.policies);
  const parameters = useLab((view) => view.parameters);
  const rows: readonly (readonly [string, string])[] = [
    ['Assignment mode', modeName(mode)],
    ...POLICIES.map(({ name, label, options }) => {
      const chosen = options.find(({ key }) => key === policies[name]);
      return [label, chosen?.label ?? String(policies[name])] as const;
    }),
    ...PARAMETERS.map(({ key, label }) => [label, parameterValueWords(parameters[key])] as const),
    ['Release', parameters.release],
  ];
  return (
    <>
      <span className="nowrap">
        Mode <b>{modeName(mode)}</b>
      </span>
      <Popover
        label="Settings then"
        trigger={
          <Button small kind="quiet" icon={SlidersHorizontal}>
            Settings then
          </Button>
        }
      >
        <table className="table settings-then">
          <tbody>
            {rows.map(([label, value]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Popover>
    </>
  );
}
