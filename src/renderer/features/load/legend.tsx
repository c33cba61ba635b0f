import type { LoadColumn } from './columns';

const PATTERNS = [
  { key: 'own', className: 'own', label: 'own', shown: (c: LoadColumn) => c.own > 0 },
  { key: 'peer', className: 'peer', label: 'for peer', shown: (c: LoadColumn) => c.peer > 0 },
  { key: 'over', className: 'over', label: 'over', shown: (c: LoadColumn) => c.over > 0 },
  {
    key: 'none',
    className: 'none',
    label: 'no service',
    shown: (c: LoadColumn) => c.noService > 0,
  },
  {
    key: 'ghost',
    className: 'ghost',
    label: 'if peer fails',
    shown: (c: LoadColumn) => c.ghost !== null,
  },
] as const;

/** The patterns that stand in the figure; nothing that is not drawn. */
export function PatternLegend({ columns }: { readonly columns: readonly LoadColumn[] }) {
  return (
    <span className="legend chart">
      {PATTERNS.filter(({ shown }) => columns.some(shown)).map(({ key, className, label }) => (
        <span key={key}>
          <svg className="legend-mark" viewBox="0 0 12 10" aria-hidden="true">
            <rect className={className} x=".5" y=".5" width="11" height="9" rx="1.5" />
          </svg>
          {label}
        </span>
      ))}
    </span>
  );
}

/** The dashes of the lines: first and second slot. */
export function SlotLegend() {
  return (
    <span className="legend">
      {(['1st', '2nd'] as const).map((slot) => (
        <span key={slot}>
          <svg className="legend-line" viewBox="0 0 18 8" aria-hidden="true">
            <path d="M0 4H18" strokeDasharray={slot === '1st' ? 'none' : '5 3'} />
          </svg>
          {slot}
        </span>
      ))}
    </span>
  );
}
