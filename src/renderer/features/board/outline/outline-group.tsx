import { Ellipsis } from 'lucide-react';
import { type KeyboardEvent, memo } from 'react';
import type { GroupAction, GroupView } from '../../../../shared/view';
import { useReadOnly, useRefusal } from '../../../hooks/use-lab';
import { GROUP_ACTIONS, groupMenu } from '../../../parts/group-commands';
import { NameButton } from '../../../parts/name-button';
import { groupPlace } from '../../../parts/place';
import { RefusalAt } from '../../../parts/refusal-at';
import { useApp } from '../../../stores/app-context';
import { useStore } from '../../../stores/store';
import { Button } from '../../../ui/button';
import { contextMenu } from '../../../ui/context-menu';
import { formatCount } from '../../../ui/figures';
import { IconButton } from '../../../ui/icon-button';
import { Menu } from '../../../ui/menu';
import { HaSwitch } from '../cards/ha-switch';
import { moveByKey } from '../drag/move-by-key';
import { OutlineFree, OutlineNode } from './outline-node';

export interface OutlineGroupProps {
  readonly group: GroupView;
  readonly index: number;
  readonly count: number;
}

/** A group and its two slots as rows. */
export const OutlineGroup = memo(function OutlineGroup({ group, index, count }: OutlineGroupProps) {
  const app = useApp();
  const readOnly = useReadOnly();
  const isSelected = useStore(
    app.selection,
    (chosen) => chosen.kind === 'group' && chosen.name === group.name,
  );
  const refused = useRefusal(groupPlace(group.name)) !== null;

  function press(event: KeyboardEvent): void {
    const move = event.altKey ? moveByKey(app, event.key, { group }) : null;
    if (move === null) return;
    event.preventDefault();
    void move();
  }

  return (
    <tbody data-group={group.name}>
      <tr
        className={isSelected ? 'outline-group sel' : 'outline-group'}
        onKeyDown={press}
        {...contextMenu(group.name, () =>
          app.lab.get().past === null ? groupMenu(app, group, { index, count }) : [],
        )}
      >
        <th scope="row">
          <NameButton
            what="group"
            name={group.name}
            className="outline-name"
            isSelected={isSelected}
            onSelect={() => app.selection.set({ kind: 'group', name: group.name })}
          />
        </th>
        <td>
          <HaSwitch group={group} />
        </td>
        <td>{group.summary}</td>
        <td className="num">{formatCount(group.assigned)}</td>
        <td className="num">{formatCount(group.load)}</td>
        <td className="num">{formatCount(group.capacity)}</td>
        <td>
          {!readOnly && (
            <div className="row tight">
              {group.actions.filter(isRepair).map((action) => (
                <Button
                  key={action}
                  small
                  onPress={() => void app.lab.run([{ do: action, group: group.name }])}
                >
                  {GROUP_ACTIONS[action].label(group.name)}
                </Button>
              ))}
              <Menu label={group.name} sections={groupMenu(app, group, { index, count })}>
                <IconButton small icon={Ellipsis} label={`More for ${group.name}`} />
              </Menu>
            </div>
          )}
        </td>
      </tr>
      {refused && (
        <tr>
          <td colSpan={7}>
            <RefusalAt place={groupPlace(group.name)} />
          </td>
        </tr>
      )}
      {([1, 2] as const).map((slot) => {
        const node = group.nodes[slot - 1] ?? null;
        return node === null ? (
          <OutlineFree key={slot} group={group} slot={slot} />
        ) : (
          <OutlineNode key={slot} node={node} group={group} />
        );
      })}
    </tbody>
  );
});

/** A link is cut from the menu: it repairs nothing. */
function isRepair(action: GroupAction): boolean {
  return action !== 'cut-link';
}
