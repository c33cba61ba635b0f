import { Unplug } from 'lucide-react';
import type { Connection } from '../../host/transport';
import { useApp } from '../../stores/app-context';
import { useStore } from '../../stores/store';
import { Icon } from '../../ui/icon';

const WORDS: Readonly<Record<Exclude<Connection, 'connected'>, string>> = {
  lost: 'implab does not answer. Trying again…',
  ended: 'implab was started anew. Open the address it printed.',
};

/** Says in the status bar that the page no longer hears its lab; nothing while it does. */
export function ConnectionNotice() {
  const connection = useStore(useApp().connection, (state) => state);
  if (connection === 'connected') return null;
  return (
    <span className="row over-t" role="alert">
      <Icon of={Unplug} size="xs" />
      {WORDS[connection]}
    </span>
  );
}
