import { Ellipsis } from 'lucide-react';
import { type KeyboardEvent, memo } from 'react';
import type { GroupView } from '../../../../shared/view';
import { useReadOnly } from '../../../hooks/use-lab';
import { groupMenu } from '../../../parts/group-commands';
import { LookMark } from '../../../parts/look-mark';
import { NameButton } from '../../../parts/name-button';
import { groupPlace } from '../../../parts/place';
import { RefusalAt } from '../../../parts/refusal-at';
import { useApp } from '../../../stores/app-context';
import { useStore } from '../../../stores/store';
import { classNames } from '../../../ui/class-names';
import { contextMenu } from '../../../ui/context-menu';
import { formatCount } from '../../../ui/figures';
import { IconButton } from '../../../ui/icon-button';
import { Menu } from '../../../ui/menu';
import { moveByKey } from '../drag/move-by-key';
import { useCardDrag } from '../drag/use-card-drag';
import { useGroupDrop } from '../drag/use-group-drop';
import { EmptySlot } from './empty-slot';
import { FindingChips } from './finding-chips';
import { Grip } from './grip';
import { HaSwitch } from './ha-switch';
import { NodeCard } from './node-card';
import { PairLink } from './pair-link';

export interface GroupCardProps {
  readonly group: GroupView;
  /** Its place among `count` groups. */
  readonly index: number;
  readonly count: number;
}

/** A redundancy group: its HA, what it carries of what it can, its findings, its two slots. */
export const GroupCard = memo(function GroupCard({ group, index, count }: GroupCardProps) {
  const app = useApp();
  const isSelected = useStore(
    app.selection,
    (chosen) => chosen.kind === 'group' && chosen.name === group.name,
  );
  const menu = contextMenu(group.name, () =>
    app.lab.get().past === null ? groupMenu(app, group, { index, count }) : [],
  );
  const { dragProps, gripProps, gripRef, isDragging } = useCardDrag({
    kind: 'group',
    name: group.name,
  });
  const { ref, dropProps, words } = useGroupDrop(group.name);

  function press(event: KeyboardEvent): void {
    if (!event.altKey || event.defaultPrevented) return;
    const move = moveByKey(app, event.key, { group });
    if (move === null) return;
    event.preventDefault();
    void move();
  }

  return (
    <section
      {...dropProps}
      ref={ref}
      className={classNames(
        'group',
        isSelected && 'home',
        isDragging && 'lifted',
        words && 'drop-here',
      )}
      aria-label={words ?? group.name}
      data-group={group.name}
      tabIndex={-1}
      onKeyDown={press}
      {...menu}
    >
      <header
        {...dragProps}
        className="group-head"
        data-troubled={group.summary === '' ? undefined : ''}
      >
        <Grip label={`Move ${group.name}`} gripRef={gripRef} gripProps={gripProps} />
        <h3>
          <NameButton
            what="group"
            name={group.name}
            className="group-name"
            isSelected={isSelected}
            onSelect={() => app.selection.set({ kind: 'group', name: group.name })}
          />
        </h3>
        <LookMark of={`group:${group.name}`} />
        <HaSwitch group={group} />
        <span className="vr" />
        <GroupWords group={group} dropWords={words} />
        <span className="grow" />
        <FindingChips group={group} />
        <GroupTools group={group} index={index} count={count} />
      </header>
      <RefusalAt place={groupPlace(group.name)} />
      <div className="pair">
        <Slot group={group} slot={1} />
        <PairLink group={group} />
        <Slot group={group} slot={2} />
      </div>
    </section>
  );
});

function Slot({ group, slot }: { readonly group: GroupView; readonly slot: 1 | 2 }) {
  const node = group.nodes[slot - 1] ?? null;
  if (node === null) return <EmptySlot group={group} slot={slot} />;
  return <NodeCard node={node} group={group} />;
}

function GroupWords({
  group,
  dropWords,
}: {
  readonly group: GroupView;
  readonly dropWords: string | null;
}) {
  if (dropWords !== null) return <span className="small acc-t strong clip">{dropWords}</span>;
  if (group.capacity === 0) return <span className="small t3 clip">no nodes yet</span>;
  return (
    <span className="small t2 clip">
      <b className="t1">{formatCount(group.demand)}</b> of {formatCount(group.capacity)}{' '}
      <CapacityWords hasHa={group.hasHa} />
      {group.summary !== '' && ` · ${group.summary}`}
    </span>
  );
}

function GroupTools({ group, index, count }: GroupCardProps) {
  const app = useApp();
  if (useReadOnly()) return null;
  return (
    <Menu label={group.name} sections={groupMenu(app, group, { index, count })}>
      <IconButton small icon={Ellipsis} label={`More for ${group.name}`} />
    </Menu>
  );
}

/** What the capacity of a group means; in a narrow card with fewer words. */
function CapacityWords({ hasHa }: { readonly hasHa: boolean }) {
  if (!hasHa) return 'capacity';
  return (
    <>
      <span className="group-long">that one node can carry</span>
      <span className="group-short">redundant capacity</span>
    </>
  );
}
