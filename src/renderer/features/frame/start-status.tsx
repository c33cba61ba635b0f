import { useApp } from '../../stores/app-context';
import { useStore } from '../../stores/store';
import { ConnectionNotice } from './connection-notice';

/** Status bar of the start screen. */
export function StartStatus() {
  const version = useStore(useApp().host, (host) => host?.version ?? '');
  return (
    <footer className="statusbar">
      <ConnectionNotice />
      <span>implab {version}</span>
      <span>Rules of releases 9 to 15</span>
      <span className="grow" />
      <span>Offline</span>
    </footer>
  );
}
