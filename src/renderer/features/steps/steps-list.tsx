import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useSelection, useSteps } from '../../hooks/use-lab';
import { useTextScale } from '../../hooks/use-window-class';
import { useApp } from '../../stores/app-context';
import { marked } from './marked';
import { StepItem } from './step-item';
import { useCopySteps } from './use-copy-steps';
import { usePlacedStep } from './use-placed-step';

/** Lines of a step and the space around them in px at normal text size; see `steps.css`. */
const LABEL = 18;
const EFFECT = 16;
const SPACE = 8;

/** The steps in sight. One stop of the Tab key; arrows, Home and End move inside. */
export function StepsList({ folded }: { readonly folded: boolean }) {
  const app = useApp();
  const { rows, position, looking } = useSteps();
  const placed = usePlacedStep();
  const copy = useCopySteps();
  const scroller = useRef<HTMLDivElement>(null);
  const mark = marked(useSelection(), looking, placed?.step ?? null);
  const [stop, setStop] = useState<number | null>(null);
  const current = stop !== null && stop < rows.length ? stop : Math.max(0, mark ?? position - 1);

  const scale = useTextScale();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    // Known beforehand: measuring each row again would lay the page out twice after every step.
    estimateSize: (index) => {
      const plain = folded || rows[index]?.effect === '';
      return SPACE + scale * (LABEL + (plain ? 0 : EFFECT));
    },
    overscan: 12,
    paddingStart: 6,
    paddingEnd: 6,
  });

  useEffect(() => {
    if (position > 0) virtualizer.scrollToIndex(position - 1, { align: 'auto' });
  }, [position, virtualizer]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other heights are asked for again.
  useEffect(() => virtualizer.measure(), [scale, folded, rows, virtualizer]);

  const look = useCallback(
    (index: number) => {
      setStop(index);
      app.selection.set({ kind: 'step', index });
      void app.lab.lookAt(index + 1);
    },
    [app],
  );
  const goTo = useCallback((index: number) => void app.lab.goTo(index + 1), [app]);
  const copyOne = useCallback((index: number) => void copy.one(index), [copy]);

  function move(event: KeyboardEvent): void {
    const next = NEXT[event.key]?.(current, rows.length - 1);
    if (next === undefined || !(event.target as Element).matches('.step-look')) return;
    event.preventDefault();
    setStop(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-step="${next}"]`)?.focus();
    });
  }

  const items = virtualizer.getVirtualItems();
  const gaps = {
    // All numbers stand in a column as wide as the longest of them.
    '--number': `${Math.max(1.375, String(rows.length).length * 0.475)}rem`,
    '--before': `${items[0]?.start ?? 0}px`,
    '--after': `${virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)}px`,
  };
  return (
    <div className="panel-body" ref={scroller}>
      <ol className="steps" aria-label="Steps" style={gaps as CSSProperties} onKeyDown={move}>
        {items.map(({ index }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <StepItem
              key={index}
              row={row}
              count={rows.length}
              isNow={index === position - 1}
              isUndone={index >= position}
              isMarked={index === mark}
              placed={placed?.step === index ? placed.user : null}
              isStop={index === current}
              onLook={look}
              onGoTo={goTo}
              onCopy={copyOne}
            />
          );
        })}
      </ol>
    </div>
  );
}

const NEXT: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowUp: (at) => Math.max(0, at - 1),
  ArrowDown: (at, last) => Math.min(last, at + 1),
  Home: () => 0,
  End: (_, last) => last,
};
