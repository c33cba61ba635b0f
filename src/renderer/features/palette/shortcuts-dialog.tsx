import { useState } from 'react';
import { keyName } from '../../keyboard/keys';
import { isUsable, keysOf, sameKeys, setKeys } from '../../keyboard/own-keys';
import type { Action } from '../../manifests/action';
import type { DialogProps } from '../../manifests/dialog';
import type { ActionId } from '../../manifests/registry';
import { useApp } from '../../stores/app-context';
import { useStore } from '../../stores/store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { countOf } from '../../ui/figures';
import { Kbd } from '../../ui/kbd';
import './palette.css';

const TITLES = {
  lab: 'In the lab',
  file: 'Lab and files',
  edit: 'Undo',
  view: 'Views and panels',
  help: 'Help',
} as const;
const ORDER = ['lab', 'file', 'edit', 'view', 'help'] as const;

/** Keys that belong to a place rather than to an action of the table. */
const PLACE_KEYS: readonly (readonly [string, string])[] = [
  ['Alt+ArrowUp', 'Move the group or node up'],
  ['Alt+ArrowDown', 'Move the group or node down'],
  ['Alt+ArrowLeft', 'Make the node the first of its group'],
  ['Alt+ArrowRight', 'Make the node the second of its group'],
  ['Enter', 'Take or drop a card, at its grip'],
  ['Shift+F10', 'The menu of what has the focus'],
  ['Escape', 'One level out'],
];

/** Keys of the failover clock, while it has the focus. */
const CLOCK_KEYS: readonly (readonly [string, string])[] = [
  ['Space', 'Play or pause'],
  ['ArrowLeft', 'One second back'],
  ['ArrowRight', 'One second on'],
  ['Shift+ArrowLeft', 'Previous event'],
  ['Shift+ArrowRight', 'Next event'],
];

/** The sheet of all keys, from the action table; each can be given other keys, and what clashes says so. */
export function ShortcutsDialog({ onClose }: DialogProps) {
  const app = useApp();
  const [changing, setChanging] = useState(false);
  const own = useStore(app.settings, ({ keys }) => Object.keys(keys).length);
  const rows = [...app.registry.actions].filter(
    ([id, { keys }]) => changing || keys !== undefined || keysOf(app, id).length > 0,
  );
  return (
    <Dialog
      size="wide"
      reading
      title="Keyboard shortcuts"
      onClose={onClose}
      actions={
        <>
          <span className="small t3 grow">
            {changing
              ? 'Press Change, then the keys. Escape leaves them as they were.'
              : 'Single letters can be turned off in the settings.'}
          </span>
          {own > 0 && (
            <Button onPress={() => app.settings.set((old) => ({ ...old, keys: {} }))}>
              {`Reset ${countOf(own, 'shortcut')}`}
            </Button>
          )}
          <Button onPress={() => setChanging(!changing)}>
            {changing ? 'Done' : 'Change shortcuts'}
          </Button>
          <Button kind="primary" autoFocus onPress={onClose}>
            Close
          </Button>
        </>
      }
    >
      <div className="shortcuts">
        {ORDER.map((menu) => (
          <Block
            key={menu}
            title={TITLES[menu]}
            rows={rows.filter((row) => row[1].menu === menu)}
            changing={changing}
          />
        ))}
        <Block
          title="In the dock"
          rows={rows.filter((row) => row[1].menu === undefined)}
          changing={changing}
        />
        <PlaceKeys title="On the board" keys={PLACE_KEYS} />
        <PlaceKeys title="In the failover clock" keys={CLOCK_KEYS} />
      </div>
    </Dialog>
  );
}

interface BlockProps {
  readonly title: string;
  readonly rows: readonly (readonly [ActionId, Action])[];
  readonly changing: boolean;
}

function Block({ title, rows, changing }: BlockProps) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {rows.map(([id, { label }]) => (
          <Row key={id} id={id} label={label.replace('…', '')} changing={changing} />
        ))}
      </dl>
    </section>
  );
}

interface RowProps {
  readonly id: ActionId;
  readonly label: string;
  readonly changing: boolean;
}

/** An action with its keys, and the button that waits for other ones. */
function Row({ id, label, changing }: RowProps) {
  const app = useApp();
  useStore(app.settings, ({ keys }) => keys);
  const [waiting, setWaiting] = useState(false);
  const keys = keysOf(app, id);
  const clash = keys.flatMap((each) => sameKeys(app, id, each));
  return (
    <div>
      <dt>
        {label}
        {clash.length > 0 && (
          <span className="small over-t">
            {' '}
            also {clash.map((other) => app.registry.actions.get(other)?.label).join(', ')}
          </span>
        )}
      </dt>
      <dd className="row tight">
        {keys.map((each) => (
          <Kbd key={each} keys={each} />
        ))}
        {changing && (
          <>
            <Button
              small
              aria-label={waiting ? `Press the keys for ${label}` : `Change the keys of ${label}`}
              onBlur={() => setWaiting(false)}
              onPress={() => setWaiting(true)}
              onKeyDown={(event) => {
                if (!waiting) return event.continuePropagation();
                const name = keyName(event.nativeEvent);
                if (name === 'Escape') return setWaiting(false);
                if (!isUsable(name)) return;
                event.preventDefault();
                setKeys(app, id, name);
                setWaiting(false);
              }}
            >
              {waiting ? 'Press keys…' : 'Change'}
            </Button>
            {app.settings.get().keys[id] !== undefined ? (
              <Button small kind="quiet" onPress={() => setKeys(app, id, null)}>
                Reset
              </Button>
            ) : (
              keys.length > 0 && (
                <Button small kind="quiet" onPress={() => setKeys(app, id, '')}>
                  Clear
                </Button>
              )
            )}
          </>
        )}
      </dd>
    </div>
  );
}

interface PlaceKeysProps {
  readonly title: string;
  readonly keys: readonly (readonly [string, string])[];
}

function PlaceKeys({ title, keys }: PlaceKeysProps) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {keys.map(([key, label]) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>
              <Kbd keys={key} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
