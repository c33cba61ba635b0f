import { Layers, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useApp } from '../../app-context';
import { RefusalAt } from '../../refusal-at';
import { showDialog } from '../../screen';
import { useStore } from '../../store';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Icon } from '../../ui/icon';
import { useLab, useReadOnly } from '../../use-lab';
import { BoardContext, createBoardShare } from './board-context';
import './board.css';
import { drawnGroups, UndrawnGroups } from './drawn-groups';
import { GroupCard } from './group-card';
import { useArrowsInDrag } from './use-arrows-in-drag';
import { useMovingCards } from './use-moving-cards';
import { WaitingTray } from './waiting-tray';

/** The board: a card for each redundancy group, and the tray of users without a node. */
export function Board() {
  const { screen } = useApp();
  const groups = useLab((view) => view.groups);
  const readOnly = useReadOnly();
  const [share] = useState(createBoardShare);
  const cards = useRef<HTMLDivElement>(null);
  useMovingCards(cards, groups);
  useArrowsInDrag(useStore(share.dragged, (dragged) => dragged !== null));
  const add = (): void => showDialog(screen, { kind: 'add-group' });
  return (
    <BoardContext value={share}>
      <section className="board" aria-label="Board" data-panel="Board" tabIndex={-1}>
        <div className="board-scroll">
          <RefusalAt place="lab" />
          {groups.length === 0 && (
            <EmptyState
              icon={Layers}
              title="No redundancy groups yet"
              action={
                <Button small kind="primary" onPress={add}>
                  Add a redundancy group…
                </Button>
              }
            >
              A group holds one or two nodes. Two nodes with HA back each other up.
            </EmptyState>
          )}
          <div className="groups" ref={cards}>
            {drawnGroups(groups).map((group, index) => (
              <GroupCard key={group.name} group={group} index={index} count={groups.length} />
            ))}
            <UndrawnGroups count={groups.length} />
            {groups.length > 0 && !readOnly && (
              <AriaButton className="add-group" onPress={add}>
                <Icon of={Plus} size="s" />
                Add a redundancy group
              </AriaButton>
            )}
          </div>
        </div>
        <WaitingTray />
      </section>
    </BoardContext>
  );
}
