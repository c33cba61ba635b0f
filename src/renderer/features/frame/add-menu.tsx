import { Layers, Plus, Server, WandSparkles } from 'lucide-react';
import { useLab } from '../../hooks/use-lab';
import { openTemplate } from '../../parts/file-actions';
import { useApp } from '../../stores/app-context';
import { showDialog } from '../../stores/screen';
import { Button } from '../../ui/button';
import { Menu } from '../../ui/menu';

/** What can be added: a group, a node in a free slot, a lab from the template. */
export function AddMenu() {
  const app = useApp();
  const { screen } = app;
  const groups = useLab((view) => view.groups);
  const open = groups.filter((group) => group.nodes.includes(null));
  return (
    <Menu
      label="Add"
      placement="bottom start"
      sections={[
        [
          {
            key: 'group',
            label: 'Redundancy group…',
            icon: Layers,
            onAction: () => showDialog(screen, { kind: 'add-group' }),
          },
          ...open.map((group) => ({
            key: `node ${group.name}`,
            label: `Node in ${group.name}…`,
            icon: Server,
            onAction: () =>
              showDialog(screen, {
                kind: 'add-node',
                group: group.name,
                slot: group.nodes[0] === null ? 1 : 2,
              }),
          })),
        ],
        [
          {
            key: 'template',
            label: 'New lab from a template…',
            icon: WandSparkles,
            onAction: () => openTemplate(app),
          },
        ],
      ]}
    >
      <Button icon={Plus}>Add</Button>
    </Menu>
  );
}
