import type { PairStatusKey, PairView } from '../../../shared/pair';
import { classNames } from '../../ui/class-names';

/** Middle of each status in the picture, in a frame of 300 by 190. */
const PLACES: Readonly<Record<PairStatusKey, readonly [number, number]>> = {
  off: [48, 20],
  normal: [150, 20],
  changing: [252, 20],
  admin: [48, 95],
  carried: [150, 95],
  split: [252, 95],
  dark: [48, 170],
  failed: [150, 170],
};
const WIDTH = 88;
const HEIGHT = 26;

/** The statuses of a pair and what leads where; the list below it says the same. */
export function PairDiagram({ pair }: { readonly pair: PairView }) {
  const now = pair.statuses.find(({ isNow }) => isNow)?.key;
  const links = new Map(
    pair.events
      .filter(({ from, to }) => from !== to)
      .map(({ from, to }) => [`${from} ${to}`, { from, to }] as const),
  );
  return (
    <svg className="pair-diagram" viewBox="0 0 300 190" aria-hidden="true">
      <defs>
        <marker
          id="pair-head"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="5"
          markerHeight="5"
          orient="auto"
        >
          <path d="M0 0 8 4 0 8z" className="head" />
        </marker>
      </defs>
      {[...links.values()].map(({ from, to }) => (
        <path
          key={`${from} ${to}`}
          d={wayOf(from, to)}
          className={classNames('way', from === now && 'from-here')}
          markerEnd="url(#pair-head)"
        />
      ))}
      {pair.statuses.map(({ key, name, isNow }) => {
        const [x, y] = PLACES[key];
        return (
          <g key={key} className={classNames('status', isNow && 'now')}>
            <rect x={x - WIDTH / 2} y={y - HEIGHT / 2} width={WIDTH} height={HEIGHT} rx="5" />
            <text x={x} y={y + 3.5} textAnchor="middle">
              {name}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** A line from the edge of one box to that of another, a little to its right so that both ways are seen. */
function wayOf(from: PairStatusKey, to: PairStatusKey): string {
  const [x1, y1] = PLACES[from];
  const [x2, y2] = PLACES[to];
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
  const side = 5;
  const reach = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : WIDTH / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : HEIGHT / 2 / Math.abs(dy),
  );
  const point = (x: number, y: number, along: number) =>
    `${(x + dx * along - dy * side).toFixed(1)} ${(y + dy * along + dx * side).toFixed(1)}`;
  return `M${point(x1, y1, reach)}L${point(x2, y2, -reach - 1)}`;
}
