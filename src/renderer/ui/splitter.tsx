import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { textScale } from './text-scale';

export interface SplitterProps {
  /** "Width of the steps panel". */
  readonly label: string;
  /** `vertical` parts columns, `horizontal` parts rows. */
  readonly orientation: 'vertical' | 'horizontal';
  /** Size of the panel it sets, in px at normal text size. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly initial: number;
  /** The panel stands after the splitter, so moving towards the start makes it larger. */
  readonly after?: boolean;
  readonly onChange: (value: number) => void;
}

const KEY_STEP = 16;

/** An edge between panels: drag, arrow keys by 16 px, double click or Enter for the default. */
export function Splitter({
  label,
  orientation,
  value,
  min,
  max,
  initial,
  after = false,
  onChange,
}: SplitterProps) {
  const [drag, setDrag] = useState<{ readonly from: number; readonly value: number } | null>(null);
  const sign = after ? -1 : 1;
  const set = (next: number): void => onChange(Math.round(Math.min(max, Math.max(min, next))));
  const place = (event: PointerEvent): number =>
    orientation === 'vertical' ? event.clientX : event.clientY;

  function press(event: KeyboardEvent): void {
    const keys = orientation === 'vertical' ? COLUMN_KEYS : ROW_KEYS;
    const step = keys[event.key];
    if (event.key === 'Enter') set(initial);
    else if (event.key === 'Home') set(min);
    else if (event.key === 'End') set(max);
    else if (step !== undefined) set(value + sign * step);
    else return;
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves has no element of its own.
    <div
      className="splitter"
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      data-dragging={drag === null ? undefined : ''}
      onKeyDown={press}
      onDoubleClick={() => set(initial)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: place(event), value });
      }}
      onPointerMove={(event) => {
        if (drag !== null) set(drag.value + (sign * (place(event) - drag.from)) / textScale());
      }}
      onPointerUp={() => setDrag(null)}
      onPointerCancel={() => setDrag(null)}
    />
  );
}

const COLUMN_KEYS: Readonly<Record<string, number>> = {
  ArrowLeft: -KEY_STEP,
  ArrowRight: KEY_STEP,
};
const ROW_KEYS: Readonly<Record<string, number>> = { ArrowUp: -KEY_STEP, ArrowDown: KEY_STEP };
