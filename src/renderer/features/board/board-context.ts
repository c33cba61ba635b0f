import { createContext, useContext } from 'react';
import { createStore, type Store } from '../../stores/store';
import type { Dragged } from './drag/drop-rules';

/** What the cards of one board share: the thing dragged over them. */
export interface BoardStores {
  readonly dragged: Store<Dragged | null>;
}

export function createBoardStores(): BoardStores {
  return { dragged: createStore<Dragged | null>(null) };
}

export const BoardContext = createContext<BoardStores | null>(null);

/** The share of the board around this card. */
export function useBoard(): BoardStores {
  const stores = useContext(BoardContext);
  if (stores === null) throw new Error('useBoard outside of a board');
  return stores;
}
