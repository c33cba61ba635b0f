import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { useSize } from '../../charts/frame/use-size';
import { useNow, useSelection, useSteps } from '../../hooks/use-lab';
import { useTextScale } from '../../hooks/use-window-class';
import { useApp } from '../../stores/app-context';
import { marked } from './marked';
import { StepItem } from './step-item';
import { lineOf, linesNeeded, linesOf, type StepLine } from './step-lines';
import { useCopySteps } from './use-copy-steps';
import { usePlacedStep } from './use-placed-step';

/** Lines of a step and the space around them in px at normal text size; see `steps.css`. */
const LABEL = 18;
const EFFECT = 16;
const SPACE = 8;
/** Width of a letter of an effect, rather more than less, and what stands beside the effect, in px at normal text size. */
const LETTER = 5.8;
const BESIDE = 54;
/** The line that says where the branch begins, in px. */
const FORK = 24;

/** The steps in sight. One stop of the Tab key; arrows, Home and End move inside. */
export function StepsList({ folded }: { readonly folded: boolean }) {
  const app = useApp();
  const { rows, position, looking } = useSteps();
  const placed = usePlacedStep();
  const copy = useCopySteps();
  const { ref: scroller, size } = useSize<HTMLDivElement>();
  const mark = marked(useSelection(), looking, placed?.step ?? null);
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(NOTHING);
  const lines = useMemo(() => linesOf(rows, unfolded), [rows, unfolded]);
  const [stop, setStop] = useState<string | null>(null);
  const kept = lines.findIndex(({ key }) => key === stop);
  const current = kept >= 0 ? kept : Math.max(0, lineOf(lines, mark ?? position - 1));
  const now = lineOf(lines, position - 1);
  const branch = useNow((view) => view.branch);
  // Drawn on the first line after the fork, or under the last one where there is none yet.
  const forkLine = branch.from === null ? -1 : lines.findIndex(({ row }) => row.index >= branch.at);
  const markedLine = mark === null ? -1 : lineOf(lines, mark);

  const scale = useTextScale();
  // All numbers stand in a column as wide as the longest of them.
  const number = Math.max(1.375, String(rows.length).length * 0.475);
  const width = (size?.width ?? 0) / scale - BESIDE - number * 16;
  const perLine = Math.max(12, Math.floor(width / LETTER));
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    // Known beforehand: measuring each row again would lay the page out twice after every step.
    estimateSize: (index) => {
      const effect = folded ? '' : (lines[index]?.effect ?? '');
      const fork = index === forkLine && !folded ? FORK : 0;
      return (
        fork + SPACE + scale * (LABEL + (effect === '' ? 0 : EFFECT * linesNeeded(effect, perLine)))
      );
    },
    overscan: 12,
    paddingStart: 6,
    paddingEnd: 6,
  });

  useEffect(() => {
    if (now >= 0) virtualizer.scrollToIndex(now, { align: 'auto' });
  }, [now, virtualizer]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other heights are asked for again.
  useEffect(() => virtualizer.measure(), [scale, perLine, folded, lines, forkLine, virtualizer]);

  const look = useCallback(
    ({ key, row, last }: StepLine) => {
      setStop(key);
      app.selection.set({ kind: 'step', index: row.index });
      void app.lab.lookAt(last + 1);
    },
    [app],
  );
  const goTo = useCallback(({ last }: StepLine) => void app.lab.goTo(last + 1), [app]);
  const unfold = useCallback(
    ({ row }: StepLine, open: boolean) => setUnfolded((old) => withIndex(old, row.index, open)),
    [],
  );
  const copyOne = useCallback((index: number) => void copy.one(index), [copy]);

  function move(event: KeyboardEvent): void {
    if (!(event.target as Element).matches('.step-look')) return;
    const line = lines[current];
    const fold = FOLD[event.key];
    if (line !== undefined && line.steps > 0 && fold !== undefined) {
      event.preventDefault();
      unfold(line, fold);
      return;
    }
    const next = NEXT[event.key]?.(current, lines.length - 1);
    if (next === undefined) return;
    event.preventDefault();
    setStop(lines[next]?.key ?? null);
    virtualizer.scrollToIndex(next, { align: 'auto' });
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-line="${next}"]`)?.focus();
    });
  }

  const items = virtualizer.getVirtualItems();
  const gaps = {
    '--number': `${number}rem`,
    '--before': `${items[0]?.start ?? 0}px`,
    '--after': `${virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)}px`,
  };
  return (
    <div className="panel-body" ref={scroller}>
      <ol className="steps" aria-label="Steps" style={gaps as CSSProperties} onKeyDown={move}>
        {items.map(({ index }) => {
          const line = lines[index];
          if (line === undefined) return null;
          const { row, last } = line;
          const holdsPlaced = placed !== null && row.index <= placed.step && placed.step <= last;
          return (
            <StepItem
              key={line.key}
              line={line}
              place={index}
              count={lines.length}
              isNow={index === now}
              isUndone={row.index >= position}
              isMarked={index === markedLine}
              placed={holdsPlaced ? placed.user : null}
              isStop={index === current}
              onLook={look}
              onGoTo={goTo}
              onCopy={copyOne}
              onUnfold={unfold}
              forkedFrom={index === forkLine ? branch.from : null}
            />
          );
        })}
      </ol>
    </div>
  );
}

const NEXT: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowUp: (index) => Math.max(0, index - 1),
  ArrowDown: (index, last) => Math.min(last, index + 1),
  Home: () => 0,
  End: (_, last) => last,
};

/** Keys that unfold and fold several steps that belong together. */
const FOLD: Readonly<Record<string, boolean>> = { ArrowRight: true, ArrowLeft: false };
const NOTHING: ReadonlySet<number> = new Set();

function withIndex(old: ReadonlySet<number>, index: number, open: boolean): ReadonlySet<number> {
  const next = new Set(old);
  if (open) next.add(index);
  else next.delete(index);
  return next;
}
