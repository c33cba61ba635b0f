import { Settings as SettingsIcon } from 'lucide-react';
import { useApp } from '../../stores/app-context';
import type { Settings } from '../../stores/settings';
import { useStore } from '../../stores/store';
import { Form, FormRow } from '../../ui/form';
import { IconButton } from '../../ui/icon-button';
import { Popover } from '../../ui/popover';
import { Segmented } from '../../ui/segmented';
import { Switch } from '../../ui/switch';

const THEMES = [
  { key: 'system', label: 'System' },
  { key: 'light', label: 'Light' },
  { key: 'dark', label: 'Dark' },
] as const;
const CONTRASTS = [
  { key: 'system', label: 'System' },
  { key: 'normal', label: 'Normal' },
  { key: 'more', label: 'High' },
] as const;

/** Settings of this machine: theme, contrast, single letters as keys. */
export function SettingsButton() {
  const { settings } = useApp();
  const { theme, contrast, letters } = useStore(settings, (value) => value);
  const set = (change: Partial<Settings>): void => settings.set((old) => ({ ...old, ...change }));
  return (
    <Popover
      label="Settings"
      placement="bottom end"
      className="settings"
      trigger={<IconButton icon={SettingsIcon} label="Settings" />}
    >
      <Form>
        <FormRow label="Theme">
          <Segmented
            small
            label="Theme"
            options={THEMES}
            value={theme}
            onChange={(key) => set({ theme: key })}
          />
        </FormRow>
        <FormRow label="Contrast">
          <Segmented
            small
            label="Contrast"
            options={CONTRASTS}
            value={contrast}
            onChange={(key) => set({ contrast: key })}
          />
        </FormRow>
        <FormRow label="Letter keys">
          <Switch isSelected={letters} onChange={(on) => set({ letters: on })}>
            <span className="small t2">single letters act outside fields</span>
          </Switch>
        </FormRow>
      </Form>
    </Popover>
  );
}
