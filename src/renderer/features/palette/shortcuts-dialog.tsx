import type { DialogProps } from '../../manifests/dialog';
import { useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Kbd } from '../../ui/kbd';
import './palette.css';

const TITLES = {
  file: 'Lab and files',
  edit: 'Undo',
  view: 'Views and panels',
  lab: 'In the lab',
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

/** The sheet of all keys, from the action table. */
export function ShortcutsDialog({ onClose }: DialogProps) {
  const { registry } = useApp();
  const actions = [...registry.actions]
    .map(([id, action]) => ({ ...action, id }))
    .filter(({ keys }) => keys !== undefined);
  const placeKeys = [
    ...PLACE_KEYS,
    ...actions.flatMap(({ menu, keys, label }) =>
      menu === undefined && keys?.[0] !== undefined ? [[keys[0], label] as const] : [],
    ),
  ];
  return (
    <Dialog
      size="wide"
      reading
      title="Keyboard shortcuts"
      onClose={onClose}
      actions={
        <>
          <span className="small t3 grow">Single letters can be turned off in the settings.</span>
          <Button kind="primary" autoFocus onPress={onClose}>
            Close
          </Button>
        </>
      }
    >
      <div className="shortcuts">
        {ORDER.map((menu) => {
          const rows = actions.filter((action) => action.menu === menu);
          if (rows.length === 0) return null;
          return (
            <section key={menu}>
              <h3>{TITLES[menu]}</h3>
              <dl>
                {rows.map((action) => (
                  <div key={action.id}>
                    <dt>{action.label.replace('…', '')}</dt>
                    <dd className="row tight">
                      {action.keys?.map((keys) => (
                        <Kbd key={keys} keys={keys} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
        <PlaceKeys title="On the board and in the dock" keys={placeKeys} />
        <PlaceKeys title="In the failover clock" keys={CLOCK_KEYS} />
      </div>
    </Dialog>
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
