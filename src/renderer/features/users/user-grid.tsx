import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { UserRowView } from '../../../shared/view';
import { type GridMove, gridMove } from './grid-keys';
import { headState, isPicked, type Picked } from './picked';
import { COLUMN_COUNT, UserHead } from './user-head';
import type { UserPages } from './user-pages';
import { UserRow } from './user-row';
import type { UsersState } from './users-state';

/** Rows drawn beyond the edges. */
const OVERSCAN = 6;
/** A browser's scroll area ends near 33 million px; rows beyond are found by searching. */
const MAX_ROWS = 1_000_000;

export interface UserGridProps {
  readonly pages: UserPages;
  readonly total: number;
  readonly want: (from: number, to: number) => void;
  readonly state: UsersState;
  /** What part of the users is listed, as `UserQuery` says it. */
  readonly filter: string;
  readonly picked: Picked;
  /** Id of the user in the inspector, or null. */
  readonly chosen: string | null;
  readonly onTick: (index: number, row: UserRowView, on: boolean) => void;
  /** Tick everything between two places of the listing, both included. */
  readonly onRange: (from: number, to: number) => void;
  readonly onAll: (on: boolean) => void;
  readonly onOpen: (id: string) => void;
  readonly onMenu: (row: UserRowView, event: MouseEvent) => void;
  readonly onDrag: ((index: number, row: UserRowView, event: DragEvent) => void) | null;
}

/** The users as a grid of which only the rows in sight exist. One tab stop; the keys are in `grid-keys.ts`. */
export function UserGrid(props: UserGridProps) {
  const {
    pages,
    total,
    want,
    state,
    filter,
    picked,
    chosen,
    onTick,
    onRange,
    onAll,
    onOpen,
    onMenu,
    onDrag,
  } = props;
  const rows = Math.min(total, MAX_ROWS);
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef(0);
  const [wanted, setActive] = useState(0);
  const active = Math.min(wanted, Math.max(0, rows - 1));
  const height = useRowHeight();

  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    useFlushSync: false,
    // The active row stays although it is out of sight, so that the focus is never lost.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), active])].sort((a, b) => a - b),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text size changes every row's height.
  useEffect(() => virtual.measure(), [height]);

  const items = virtual.getVirtualItems();
  const inView = Math.ceil((scroller.current?.clientHeight ?? 0) / height) + 2 + 2 * OVERSCAN;
  const range = virtual.range;
  const from = range?.startIndex ?? 0;
  const to = (range?.endIndex ?? 0) + 1;
  useEffect(() => want(Math.max(0, from - 40), to + 40), [want, from, to]);

  // Another listing is read from its top.
  const listing = `${state.sort} ${state.descending} ${state.search} ${filter}`;
  const listed = useRef(listing);
  useEffect(() => {
    if (listed.current === listing) return;
    listed.current = listing;
    anchor.current = 0;
    setActive(0);
    scroller.current?.scrollTo({ top: 0 });
  }, [listing]);

  // A row becomes another element when it becomes the active one; only then it can have the focus.
  const moved = useRef(false);
  useLayoutEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`);
    row?.focus({ preventScroll: true });
  }, [active]);

  function goTo(index: number): void {
    moved.current = index !== active;
    setActive(index);
  }

  function act(move: GridMove): void {
    const row = pages.row(active);
    if (move.kind === 'all') onAll(true);
    else if (move.kind === 'open') {
      if (row !== undefined) onOpen(row.id);
    } else if (move.kind === 'toggle') {
      if (move.extend) onRange(Math.min(anchor.current, active), Math.max(anchor.current, active));
      else if (row !== undefined) {
        anchor.current = active;
        onTick(active, row, !isPicked(picked, row.id));
      }
    } else {
      if (move.extend) onRange(Math.min(active, move.to), Math.max(active, move.to));
      else anchor.current = move.to;
      goTo(move.to);
      virtual.scrollToIndex(move.to, { align: 'auto' });
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!(event.target instanceof HTMLElement) || event.target.closest('.user-head')) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 2);
    const move = gridMove(
      { key: event.key, shift: event.shiftKey, mod: event.ctrlKey || event.metaKey },
      { active, rows, page },
    );
    if (move === null) return;
    event.preventDefault();
    event.stopPropagation();
    act(move);
  }

  const press = useStable((index: number, row: UserRowView, event: MouseEvent) => {
    goTo(index);
    if (event.shiftKey) onRange(Math.min(anchor.current, index), Math.max(anchor.current, index));
    else {
      anchor.current = index;
      if (event.ctrlKey || event.metaKey) onTick(index, row, !isPicked(picked, row.id));
      else onOpen(row.id);
    }
  });
  const menu = useStable(onMenu);
  const tick = useStable((index: number, row: UserRowView, event: MouseEvent) => {
    goTo(index);
    if (event.shiftKey) onRange(Math.min(anchor.current, index), Math.max(anchor.current, index));
    else {
      anchor.current = index;
      onTick(index, row, !isPicked(picked, row.id));
    }
  });

  return (
    <div ref={scroller} className="user-grid">
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table with keys of its own.
        role="grid"
        aria-label="Users"
        aria-rowcount={total + 1}
        aria-colcount={COLUMN_COUNT}
        aria-multiselectable="true"
        aria-busy={pages.stale}
        onKeyDown={onKeyDown}
      >
        <UserHead
          sort={state.sort}
          descending={state.descending}
          state={headState(picked, total)}
          onAll={onAll}
        />
        <tbody
          className="user-rows"
          style={{ '--height': `${virtual.getTotalSize()}px` } as CSSProperties}
        >
          {items.map(({ index, start }) => {
            const row = pages.row(index);
            return (
              <UserRow
                // Rows that leave at one edge are used again at the other; the one with the focus stays itself.
                key={index === active ? `active ${index}` : index % inView}
                index={index}
                row={row}
                top={start}
                picked={row !== undefined && isPicked(picked, row.id)}
                active={index === active}
                chosen={row !== undefined && row.id === chosen}
                onPress={press}
                onTick={tick}
                onMenu={menu}
                onDrag={onDrag}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Height of a row in px: 1.75rem, so that rows grow with the text. */
function useRowHeight(): number {
  const [height, setHeight] = useState(rowHeight);
  useEffect(() => {
    const measure = (): void => setHeight(rowHeight());
    const observer = new ResizeObserver(measure);
    observer.observe(document.documentElement);
    return () => observer.disconnect();
  }, []);
  return height;
}

function rowHeight(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * 1.75;
}

/** A function that never changes and always calls the newest, so that rows are not drawn again for it. */
function useStable<A extends readonly unknown[]>(call: (...args: A) => void): (...args: A) => void {
  const latest = useRef(call);
  useEffect(() => {
    latest.current = call;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
