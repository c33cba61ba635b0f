import { classNames } from './class-names';

export interface MiniBarProps {
  readonly value: number;
  readonly of: number;
  readonly accent?: boolean;
}

/** A thin bar beside a figure that says the same. */
export function MiniBar({ value, of, accent }: MiniBarProps) {
  const share = of === 0 ? 0 : Math.min(100, Math.max(value > 0 ? 1.5 : 0, (value / of) * 100));
  return (
    <svg className={classNames('minibar', accent && 'accent')} aria-hidden="true">
      <rect height="100%" width={`${share.toFixed(2)}%`} rx="2" />
    </svg>
  );
}
