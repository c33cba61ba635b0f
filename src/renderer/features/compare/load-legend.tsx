import { type LoadRow, overAfter, peerOf } from './load-rows';

/** What the bars and the line stand for; what does not occur is left out. */
export function LoadLegend({ rows }: { readonly rows: readonly LoadRow[] }) {
  const over = rows.some((row) => overAfter(row) > 0);
  const peer = (side: 'before' | 'after') => rows.some((row) => (peerOf(row, side) ?? 0) > 0);
  const kinds = [
    { kind: 'before', text: 'before' },
    ...(peer('before') ? [{ kind: 'before peer-before', text: 'for peer, before' }] : []),
    { kind: 'own', text: 'after' },
    ...(peer('after') ? [{ kind: 'peer', text: 'for peer, after' }] : []),
    ...(over ? [{ kind: 'over', text: 'over' }] : []),
  ];
  return (
    <p className="legend chart">
      {kinds.map(({ kind, text }) => (
        <span key={kind}>
          <svg className="compare-mark" aria-hidden="true">
            <rect className={kind} width="100%" height="100%" rx="1" />
          </svg>
          {text}
        </span>
      ))}
      <span>
        <svg className="compare-mark" aria-hidden="true">
          <line className="cap" x1="50%" x2="50%" y1="0" y2="100%" />
        </svg>
        capacity
      </span>
    </p>
  );
}
