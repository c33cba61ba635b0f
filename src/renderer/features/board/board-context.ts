import { createContext, useContext } from 'react';
import { createStore, type Store } from '../../stores/store';
import type { Dragged } from './drag/drop-rules';

/** What the cards of one board share: the thing dragged over them. */
export interface BoardShare {
  readonly dragged: Store<Dragged | null>;
}

export function createBoardShare(): BoardShare {
  return { dragged: createStore<Dragged | null>(null) };
}

export const BoardContext = createContext<BoardShare | null>(null);

/** The share of the board around this card. */
export function useBoard(): BoardShare {
  const share = useContext(BoardContext);
  if (share === null) throw new Error('useBoard outside of a board');
  return share;
}
