import { ContextBar } from '../features/frame/context-bar';
import { ModeSwitch } from '../features/modes/mode-switch';
import { PoliciesButton } from '../features/modes/policies-button';
import { loaded } from '../manifests/load';
import type { ViewProps } from '../manifests/view';
import { useApp } from '../stores/app-context';
import { useStore } from '../stores/store';
import { Workbench } from './workbench';

/** The workbench, or the enlarged dock tab that takes its place. */
export function WorkbenchView({ windowClass }: ViewProps) {
  const { screen, registry } = useApp();
  const full = useStore(screen, ({ dock }) => (dock.size === 'full' ? dock.tab : null));
  const enlarged = registry.dockTabs.find(({ id }) => id === full)?.enlarged;
  if (enlarged !== undefined) {
    const Enlarged = loaded(enlarged);
    return <Enlarged />;
  }
  return (
    <>
      <ContextBar windowClass={windowClass}>
        <ModeSwitch />
        <PoliciesButton />
      </ContextBar>
      <Workbench windowClass={windowClass} />
    </>
  );
}
