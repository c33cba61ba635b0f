import { ArrowDown, ArrowUp } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { GroupView } from '../../../shared/view';
import { Button } from '../../ui/button';
import { countOf } from '../../ui/figures';

/** A card of which less than this is in sight is out of it. */
const IN_SIGHT = 0.3;

export interface OutOfSightProps {
  readonly groups: readonly GroupView[];
  /** The cards, in what scrolls. */
  readonly cards: RefObject<HTMLElement | null>;
}

/**
 * Groups that are not as they should be. The card of one that has just become so comes into sight; where it is scrolled
 * away, the first is named with the way to it.
 */
export function OutOfSight({ groups, cards }: OutOfSightProps) {
  const troubled = groups.filter(
    ({ condition }) => condition !== 'normal' && condition !== 'off' && condition !== 'changing',
  );
  const names = troubled.map(({ name }) => name);
  useBroughtIntoSight(cards, names);
  const hidden = useHidden(cards, names);
  const away = troubled.filter(({ name }) => hidden.has(name));
  const [first] = away;
  // While one of them is in sight the others are no surprise.
  if (first === undefined || away.length < troubled.length) return null;
  const { name, summary } = first;
  const words = summary === '' ? name : `${name}: ${summary}`;
  const more = away.length > 1 ? ` and ${countOf(away.length - 1, 'more group')}` : '';
  return (
    <div className="out-of-sight">
      <Button
        small
        icon={hidden.get(name) === 'above' ? ArrowUp : ArrowDown}
        onPress={() => {
          const card = cardOf(cards.current, name);
          card?.scrollIntoView({ block: 'nearest' });
          card?.focus({ preventScroll: true });
        }}
      >
        {`Show ${words}${more}`}
      </Button>
    </div>
  );
}

/** Scrolls to the first of these cards that was not among them before. */
function useBroughtIntoSight(cards: RefObject<HTMLElement | null>, names: readonly string[]): void {
  const known = useRef<ReadonlySet<string>>(new Set());
  const asked = JSON.stringify(names);
  useEffect(() => {
    const all = JSON.parse(asked) as readonly string[];
    const fresh = all.find((name) => !known.current.has(name));
    known.current = new Set(all);
    if (fresh !== undefined) cardOf(cards.current, fresh)?.scrollIntoView({ block: 'nearest' });
  }, [cards, asked]);
}

/** Where the cards of these groups are that are out of sight. */
function useHidden(
  cards: RefObject<HTMLElement | null>,
  names: readonly string[],
): ReadonlyMap<string, 'above' | 'below'> {
  const [hidden, setHidden] = useState<ReadonlyMap<string, 'above' | 'below'>>(NOTHING);
  const asked = JSON.stringify(names);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) =>
        setHidden((old) => {
          const next = new Map(old);
          for (const { target, intersectionRatio, boundingClientRect, rootBounds } of entries) {
            const name = (target as HTMLElement).dataset['group']!;
            if (intersectionRatio >= IN_SIGHT) next.delete(name);
            else
              next.set(name, boundingClientRect.top < (rootBounds?.top ?? 0) ? 'above' : 'below');
          }
          return next;
        }),
      { root: cards.current?.closest('.board-scroll') ?? null, threshold: IN_SIGHT },
    );
    for (const name of JSON.parse(asked) as readonly string[]) {
      const card = cardOf(cards.current, name);
      if (card !== null) observer.observe(card);
    }
    return () => {
      observer.disconnect();
      setHidden(NOTHING);
    };
  }, [cards, asked]);
  return hidden;
}

function cardOf(cards: HTMLElement | null, name: string): HTMLElement | null {
  return cards?.querySelector<HTMLElement>(`[data-group="${CSS.escape(name)}"]`) ?? null;
}

const NOTHING: ReadonlyMap<string, 'above' | 'below'> = new Map();
