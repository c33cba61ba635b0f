import { offeredActions } from '../../actions';
import type { DialogProps } from '../../dialogs';
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
  ['Escape', 'One level out'],
];

/** The sheet of all keys, from the action table. */
export function ShortcutsDialog({ onClose }: DialogProps<'shortcuts'>) {
  const actions = offeredActions().filter((action) => action.keys !== undefined);
  const placeKeys = [
    ...PLACE_KEYS,
    ...actions.flatMap(({ menu, keys, label }) =>
      menu === undefined && keys?.[0] !== undefined ? [[keys[0], label] as const] : [],
    ),
  ];
  return (
    <Dialog
      size="wide"
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
        <section>
          <h3>On the board and in the dock</h3>
          <dl>
            {placeKeys.map(([keys, label]) => (
              <div key={keys}>
                <dt>{label}</dt>
                <dd>
                  <Kbd keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
