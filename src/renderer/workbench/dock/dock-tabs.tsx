import { Tab, TabList } from 'react-aria-components';
import type { DockBadge } from '../../manifests/dock-tab';
import { useApp } from '../../stores/app-context';
import { classNames } from '../../ui/class-names';

/** The tabs of the dock: one tab stop, arrows choose. */
export function DockTabs() {
  const { registry } = useApp();
  return (
    <TabList className="tabs" aria-label="Dock">
      {registry.dockTabs.map(({ id, label, useBadge }) => (
        <Tab key={id} id={id} className="tab">
          {label}
          {useBadge !== undefined && <Badge useBadge={useBadge} />}
        </Tab>
      ))}
    </TabList>
  );
}

function Badge({ useBadge }: { readonly useBadge: () => DockBadge | null }) {
  const badge = useBadge();
  if (badge === null) return null;
  return <span className={classNames('count', badge.bad && 'bad')}>{badge.text}</span>;
}
