import { BookOpen, CircleHelp, FileText, Keyboard, Map as MapIcon } from 'lucide-react';
import { keysOf } from '../../keyboard/own-keys';
import type { ActionId } from '../../manifests/registry';
import { canRun, runAction } from '../../manifests/run-action';
import { useApp } from '../../stores/app-context';
import { IconButton } from '../../ui/icon-button';
import { Menu } from '../../ui/menu';

const ICONS: Readonly<Record<string, typeof BookOpen>> = {
  'help.shortcuts': Keyboard,
  'help.sources': BookOpen,
  'help.contract': FileText,
  'help.tour': MapIcon,
};

/** The help of the action table: all of it is there without a network. */
export function HelpMenu() {
  const app = useApp();
  const entries = [...app.registry.actions]
    .filter(([, { menu }]) => menu === 'help')
    .map(([id, { label }]: readonly [ActionId, { readonly label: string }]) => ({
      key: id,
      label,
      icon: ICONS[id] ?? CircleHelp,
      keys: keysOf(app, id)[0],
      isDisabled: !canRun(app, id),
      onAction: () => runAction(app, id),
    }));
  return (
    <Menu label="Help" sections={[entries]}>
      <IconButton icon={CircleHelp} label="Help" />
    </Menu>
  );
}
