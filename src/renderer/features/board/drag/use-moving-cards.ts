import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { GroupView } from '../../../../shared/view';

interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * Moves cards from where they were to where they are now, after a step changed their places. Nothing moves when
 * only figures changed, and nothing at all where motion is unwanted (the duration is then 0).
 */
export function useMovingCards(
  board: RefObject<HTMLElement | null>,
  groups: readonly GroupView[],
): void {
  const places = useRef<ReadonlyMap<string, Place>>(new Map());
  const order = useRef('');

  useLayoutEffect(() => {
    const next = JSON.stringify(
      groups.map(({ name, nodes }) => [name, ...nodes.map((node) => node?.name ?? '')]),
    );
    const moved = order.current !== '' && order.current !== next;
    order.current = next;
    if (moved && board.current !== null) {
      move(board.current, places.current, placesOf(board.current));
    }
  }, [board, groups]);

  // Where cards stand is noted once they are drawn: measured sooner, it would lay the page out twice.
  // biome-ignore lint/correctness/useExhaustiveDependencies: new groups may stand elsewhere.
  useEffect(() => {
    const timer = setTimeout(() => {
      if (board.current !== null) places.current = placesOf(board.current);
    }, AFTER_PAINT_MS);
    return () => clearTimeout(timer);
  }, [board, groups]);
}

const AFTER_PAINT_MS = 300;

/** Places of all cards within the board, whatever is scrolled. */
function placesOf(board: HTMLElement): ReadonlyMap<string, Place> {
  const origin = board.getBoundingClientRect();
  return new Map(
    cardsOf(board).map(([key, card]) => {
      const { x, y } = card.getBoundingClientRect();
      return [key, { x: x - origin.x, y: y - origin.y }];
    }),
  );
}

function cardsOf(board: HTMLElement): readonly (readonly [string, HTMLElement])[] {
  return [...board.querySelectorAll<HTMLElement>('[data-node], [data-group]')].map((card) => [
    JSON.stringify(card.dataset),
    card,
  ]);
}

function move(
  board: HTMLElement,
  before: ReadonlyMap<string, Place>,
  now: ReadonlyMap<string, Place>,
): void {
  const style = getComputedStyle(board);
  const duration = Number.parseFloat(style.getPropertyValue('--t-move'));
  const easing = style.getPropertyValue('--ease');
  if (!(duration > 0)) return;
  for (const [key, card] of cardsOf(board)) {
    const from = before.get(key);
    const to = now.get(key);
    if (from === undefined || to === undefined) continue;
    // A node inside a group that moves goes with it.
    const around = card.parentElement?.closest<HTMLElement>('[data-group]');
    const group = around ? JSON.stringify(around.dataset) : null;
    const groupFrom = group === null ? undefined : before.get(group);
    const groupTo = group === null ? undefined : now.get(group);
    const x = from.x - to.x - ((groupFrom?.x ?? 0) - (groupTo?.x ?? 0));
    const y = from.y - to.y - ((groupFrom?.y ?? 0) - (groupTo?.y ?? 0));
    if (Math.abs(x) + Math.abs(y) < 1) continue;
    card.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], {
      duration,
      easing,
    });
  }
}
