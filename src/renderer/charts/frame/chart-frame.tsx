import type { ReactNode, Ref } from 'react';
import { classNames } from '../../ui/class-names';
import './chart.css';
import type { Size } from './use-size';

export interface ChartFrameProps {
  /** What it shows and how to move in it: "Load by node, now". */
  readonly label: string;
  /** Says where the keyboard is in the drawing; empty when it is nowhere. */
  readonly spoken: string;
  readonly className?: string;
  readonly keys: React.HTMLAttributes<HTMLDivElement>;
  readonly onLeave: () => void;
  readonly size: Size | null;
  readonly frame: Ref<HTMLDivElement>;
  /** Drawn once the size is known. */
  readonly children: (size: Size) => ReactNode;
}

/**
 * The place of a chart: one tab stop, arrow keys inside, a polite live region for the point in focus.
 * The drawing itself is hidden from assistive technology; its table twin has every figure.
 */
export function ChartFrame({
  label,
  spoken,
  className,
  keys,
  onLeave,
  size,
  frame,
  children,
}: ChartFrameProps) {
  return (
    <div
      ref={frame}
      className={classNames('chart-frame', className)}
      role="application"
      aria-roledescription="chart"
      aria-label={label}
      onPointerLeave={onLeave}
      {...keys}
    >
      <div className="chart" aria-hidden="true">
        {size !== null && size.width > 0 && size.height > 0 && children(size)}
      </div>
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
    </div>
  );
}
