import { Ellipsis } from 'lucide-react';
import { useLab, useReadOnly } from '../../hooks/use-lab';
import { GROUP_ACTIONS, groupMenu } from '../../parts/group-commands';
import { PreviewText } from '../../parts/preview-text';
import { useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/figures';
import { IconButton } from '../../ui/icon-button';
import { Menu } from '../../ui/menu';
import { PanelHead } from '../../ui/panel';
import { Facts } from './facts';
import { FindingsHere } from './findings-here';
import { Notes } from './notes';
import { PairPicture } from './pair-picture';
import { PairWords } from './pair-words';
import { Sect } from './sect';

/** A group: its nodes and who serves whom, its state, what it can carry. */
export function GroupPage({ name }: { readonly name: string }) {
  const app = useApp();
  const groups = useLab((view) => view.groups);
  const readOnly = useReadOnly();
  const index = groups.findIndex((each) => each.name === name);
  const group = groups[index];
  if (group === undefined) return null;
  const names = group.nodes.flatMap((node) => (node === null ? [] : [node.name]));
  return (
    <>
      <PanelHead title={name}>
        {!readOnly && (
          <Menu label={name} sections={groupMenu(app, group, { index, count: groups.length })}>
            <IconButton small icon={Ellipsis} label={`More for ${name}`} />
          </Menu>
        )}
      </PanelHead>
      <div className="panel-body">
        <Facts
          facts={[
            { label: 'Assigned', value: formatCount(group.assigned) },
            { label: 'Serving', value: formatCount(group.load) },
            {
              label: group.hasHa ? 'One node carries' : 'Capacity',
              value: formatCount(group.capacity),
            },
          ]}
        />
        <Sect title="Group state" side={<span className="label">{group.summary}</span>}>
          <PairPicture group={group} />
          {group.nodes.map((node) =>
            node === null ? null : (
              <p key={node.name} className="small t2 after">
                {node.remedy}
              </p>
            ),
          )}
          {!readOnly && group.actions.length > 0 && (
            <div className="actions after">
              {group.actions.map((action) => (
                <Button
                  key={action}
                  small
                  kind={action === 'cut-link' ? 'plain' : 'primary'}
                  icon={GROUP_ACTIONS[action].icon}
                  onPress={() => void app.lab.run([{ do: action, group: name }])}
                >
                  {GROUP_ACTIONS[action].label(name)}
                </Button>
              ))}
            </div>
          )}
        </Sect>
        {!readOnly && names.length === 2 && <OtherHa name={name} isOn={group.ha} />}
        <PairWords group={group} />
        <FindingsHere at={[name, ...names]} />
        <Notes on="group" name={name} text={group.notes} />
      </div>
    </>
  );
}

/** What high availability the other way would do, before it is switched. */
function OtherHa({ name, isOn }: { readonly name: string; readonly isOn: boolean }) {
  return (
    <Sect title={isOn ? 'Without high availability' : 'With high availability'}>
      <PreviewText steps={[{ do: 'set-ha', group: name, enabled: !isOn }]} />
    </Sect>
  );
}
