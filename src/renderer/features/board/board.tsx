import { Layers, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useLab, useReadOnly } from '../../hooks/use-lab';
import { FOCUS_REFS } from '../../keyboard/focus-places';
import { RefusalAt } from '../../parts/refusal-at';
import { useApp } from '../../stores/app-context';
import { showDialog } from '../../stores/screen';
import { useStore } from '../../stores/store';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Icon } from '../../ui/icon';
import { WhenNear } from '../../ui/when-near';
import { BoardContext, createBoardStores } from './board-context';
import './board.css';
import { GroupCard } from './cards/group-card';
import { useArrowsInDrag } from './drag/use-arrows-in-drag';
import { useMovingCards } from './drag/use-moving-cards';
import { ALWAYS_DRAWN, drawnGroups, UndrawnGroups } from './drawn-groups';
import { GuideNote } from './guide-note';
import { OutOfSight } from './out-of-sight';
import { useSelectedHome } from './selected-home';
import { WaitingTray } from './waiting-tray';

/** Height of a card in rem, for those that are not drawn. */
const CARD_HEIGHT = 9.375;

/** The board: a card for each redundancy group, and the tray of users without a node. */
export function Board() {
  const { screen } = useApp();
  const groups = useLab((view) => view.groups);
  const readOnly = useReadOnly();
  const [stores] = useState(createBoardStores);
  const cards = useRef<HTMLDivElement>(null);
  useSelectedHome();
  useMovingCards(cards, groups);
  useArrowsInDrag(useStore(stores.dragged, (dragged) => dragged !== null));
  const add = (): void => showDialog(screen, { kind: 'add-group' });
  return (
    <BoardContext value={stores}>
      <section
        ref={FOCUS_REFS.board}
        className="board"
        aria-label="Board"
        data-panel="Board"
        tabIndex={-1}
      >
        <div className="board-scroll">
          <GuideNote />
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
              <WhenNear
                key={group.name}
                as="div"
                always={index < ALWAYS_DRAWN}
                height={CARD_HEIGHT}
                name={group.name}
              >
                <GroupCard group={group} index={index} count={groups.length} />
              </WhenNear>
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
        <OutOfSight groups={groups} cards={cards} />
        <WaitingTray />
      </section>
    </BoardContext>
  );
}
