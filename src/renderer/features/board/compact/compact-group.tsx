import { TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { GroupView, NodeView } from '../../../../shared/view';
import { groupMenu } from '../../../parts/group-commands';
import { NameButton } from '../../../parts/name-button';
import { nodeMenu } from '../../../parts/node-commands';
import { barWords, isDown, nodeWords } from '../../../parts/node-words';
import { groupPlace, nodePlace } from '../../../parts/place';
import { RefusalAt } from '../../../parts/refusal-at';
import { useApp } from '../../../stores/app-context';
import { openDock } from '../../../stores/navigate';
import { useStore } from '../../../stores/store';
import { Bar } from '../../../ui/bar';
import { Chip } from '../../../ui/chip';
import { classNames } from '../../../ui/class-names';
import { contextMenu } from '../../../ui/context-menu';
import { countOf, formatCount } from '../../../ui/figures';
import { StateMark } from '../../../ui/state-mark';
import { RemedyLink } from '../cards/remedy-link';
import { useNodeMarks } from '../cards/use-node-marks';

export interface CompactGroupProps {
  readonly group: GroupView;
  /** Its place among `count` groups. */
  readonly index: number;
  readonly count: number;
  /** Errors and warnings here. */
  readonly problems: number;
}

/** A group in one line: both nodes with state and figures, what it carries, what is wrong and the way back. */
export const CompactGroup = memo(function CompactGroup({
  group,
  index,
  count,
  problems,
}: CompactGroupProps) {
  const app = useApp();
  const { name } = group;
  const isSelected = useStore(
    app.selection,
    (chosen) => chosen.kind === 'group' && chosen.name === name,
  );
  const over = group.demand > group.capacity;
  const hurt = group.nodes.find((node) => node !== null && isDown(node)) ?? null;
  return (
    <tr
      className={classNames('compact-group', isSelected && 'sel')}
      data-group={name}
      {...contextMenu(name, () =>
        app.lab.get().past === null ? groupMenu(app, group, { index, count }) : [],
      )}
    >
      <th scope="row">
        <NameButton
          what="group"
          name={name}
          className="compact-name"
          isSelected={isSelected}
          onSelect={() => app.selection.set({ kind: 'group', name })}
        />
        <span className="micro t3 nowrap">{group.hasHa ? 'HA' : 'no HA'}</span>
        <RefusalAt place={groupPlace(name)} />
      </th>
      {([0, 1] as const).map((slot) => (
        <td key={slot}>
          {group.nodes[slot] === null ? (
            <span className="small t3">free</span>
          ) : (
            <CompactNode node={group.nodes[slot]} group={group} />
          )}
        </td>
      ))}
      <td className="num small nowrap">
        <b className={over ? 'over-t' : 't1'}>{formatCount(group.demand)}</b>
        <span className="t3 compact-of"> of {formatCount(group.capacity)}</span>
      </td>
      <td className="compact-wrong">
        {hurt !== null && <RemedyLink node={hurt} group={group} />}
        {problems > 0 && (
          <Chip
            tone="warn"
            icon={TriangleAlert}
            label={`${countOf(problems, 'problem')} of ${name}`}
            onPress={() => openDock(app, 'findings', { place: name, severity: null })}
          >
            {formatCount(problems)}
          </Chip>
        )}
      </td>
    </tr>
  );
});

function CompactNode({ node, group }: { readonly node: NodeView; readonly group: GroupView }) {
  const app = useApp();
  const { isSelected, homeOf, select } = useNodeMarks(node.name);
  const down = isDown(node);
  return (
    <div
      className={classNames('compact-node', (isSelected || homeOf !== null) && 'sel')}
      data-node={node.name}
      {...contextMenu(node.name, () =>
        app.lab.get().past === null ? nodeMenu(app, node, group) : [],
      )}
    >
      <NameButton
        what="node"
        name={node.name}
        className="compact-name"
        label={nodeWords(node)}
        isSelected={isSelected}
        onSelect={select}
      />
      <span className={classNames('small num', node.over > 0 && 'over-t strong')}>
        {formatCount(node.load)}
      </span>
      <StateMark state={node.state} down={down} short quietNormal />
      <span className="compact-bar">
        <Bar
          own={node.own}
          peer={node.peer}
          capacity={node.capacity}
          ifPeerFails={node.ifPeerFails}
          isPair={group.hasHa}
          down={down && node.load === 0}
          label={barWords(node)}
        />
      </span>
      <RefusalAt place={nodePlace(node.name)} />
    </div>
  );
}
