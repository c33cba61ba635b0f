import { Ellipsis } from 'lucide-react';
import type { GroupView, NodeView } from '../../../shared/view';
import { useLab, useReadOnly } from '../../hooks/use-lab';
import { NODE_ACTIONS, nodeMenu, nodeStep } from '../../parts/node-commands';
import { isDown } from '../../parts/node-words';
import { useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { formatCount, formatPercent } from '../../ui/figures';
import { IconButton } from '../../ui/icon-button';
import { Menu } from '../../ui/menu';
import { PanelHead } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { Facts } from './facts';
import { FindingsHere } from './findings-here';
import { NodeForm } from './node-form';
import { Notes } from './notes';
import { Sect } from './sect';
import { Services } from './services';

/** A node: its state with reason and remedy, its figures, what can be set. */
export function NodePage({ name }: { readonly name: string }) {
  const groups = useLab((view) => view.groups);
  const group = groups.find((each) => each.nodes.some((node) => node?.name === name));
  const node = group?.nodes.find((each) => each?.name === name);
  if (group === undefined || node === undefined || node === null) return null;
  return <KnownNode node={node} group={group} />;
}

interface KnownNodeProps {
  readonly node: NodeView;
  readonly group: GroupView;
}

function KnownNode({ node, group }: KnownNodeProps) {
  const app = useApp();
  const readOnly = useReadOnly();
  return (
    <>
      <PanelHead title={node.name}>
        {!readOnly && (
          <Menu label={node.name} sections={nodeMenu(app, node, group)}>
            <IconButton small icon={Ellipsis} label={`More for ${node.name}`} />
          </Menu>
        )}
      </PanelHead>
      <div className="panel-body">
        <Facts
          facts={[
            { label: 'Assigned', value: formatCount(node.assigned) },
            { label: 'Serving', value: formatCount(node.load) },
            { label: 'Of capacity', value: formatPercent(node.load, node.capacity) },
          ]}
        />
        <Sect title="State" side={<StateMark state={node.state} down={isDown(node)} short />}>
          <p className="lead">{node.remedy}</p>
          {node.reason !== 'Normal' && node.reason !== null && (
            <p className="small t2 after">Reason: {node.reason}</p>
          )}
          {!readOnly && node.actions.length > 0 && (
            <div className="actions after">
              {node.actions.map((action) => (
                <Button
                  key={action}
                  small
                  icon={NODE_ACTIONS[action].icon}
                  onPress={() => void app.lab.run([nodeStep(action, node.name)])}
                >
                  {NODE_ACTIONS[action].label(node.name)}
                </Button>
              ))}
            </div>
          )}
        </Sect>
        <Services node={node} />
        <Figures node={node} />
        <FindingsHere at={[node.name]} />
        <NodeForm node={node} />
        <Notes on="node" name={node.name} text={node.notes} />
      </div>
    </>
  );
}

function Figures({ node }: { readonly node: NodeView }) {
  const rows: readonly (readonly [string, number, string?])[] = [
    ['Own devices served', node.own],
    ['Served for the peer', node.peer, 'peer-t'],
    ['Over capacity', node.over, 'over-t'],
    ['Without service', node.noService, 'none-t'],
    ['Load if the peer fails', node.ifPeerFails === node.load ? 0 : (node.ifPeerFails ?? 0)],
  ];
  return (
    <Sect title="Load" side={<span className="label">devices</span>}>
      <dl className="figures">
        {rows.map(([label, value, tone], index) =>
          index > 0 && value === 0 ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd className={tone}>{formatCount(value)}</dd>
            </div>
          ),
        )}
        <div>
          <dt>Capacity</dt>
          <dd>{formatCount(node.capacity)}</dd>
        </div>
      </dl>
    </Sect>
  );
}
