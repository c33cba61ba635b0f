import { useId } from 'react';
import { classNames } from './class-names';

export interface BarProps {
  /** Devices of its own users that it serves. */
  readonly own: number;
  /** Devices that it serves for its peer. */
  readonly peer: number;
  readonly capacity: number;
  /** Load it would have if its peer failed; null: no ghost. */
  readonly ifPeerFails: number | null;
  /** It is one of a pair with HA: the half line is drawn. */
  readonly isPair: boolean;
  /** Serves nobody because it is down. */
  readonly down?: boolean;
  /** Accessible name: "5 600 of 5 000". */
  readonly label: string;
}

/** The bar ends at 125 % of capacity, so that capacity stands at 80 %. */
const CAPACITY_AT = 80;

/** The bar stands 2 below the top and is 14 high, of 18. */
const TALL = { y: '11.11%', height: '77.78%' } as const;

/**
 * Load of one node against its capacity: own, for the peer, over capacity, the ghost of a failed peer,
 * the half line of a redundant pair and the capacity line, in that order.
 */
export function Bar({ own, peer, capacity, ifPeerFails, isPair, down = false, label }: BarProps) {
  const clip = useId();
  const scale = (devices: number): number =>
    capacity === 0 ? 0 : Math.min(100, (devices / capacity) * CAPACITY_AT);
  const ownEnd = scale(Math.min(own, capacity));
  const peerEnd = scale(Math.min(own + peer, capacity));
  const end = scale(own + peer);
  const ghost = ifPeerFails === null ? end : scale(ifPeerFails);
  return (
    <svg className="bar" role="img" aria-label={label}>
      <clipPath id={clip}>
        <rect {...TALL} width="100%" rx="3" />
      </clipPath>
      <rect className={classNames('track', down && 'down')} {...TALL} width="100%" rx="3" />
      <g clipPath={`url(#${clip})`}>
        <rect className="own" {...TALL} x="0" width={percent(ownEnd)} />
        <rect className="peer" {...TALL} x={percent(ownEnd)} width={percent(peerEnd - ownEnd)} />
        <rect className="over" {...TALL} x={percent(peerEnd)} width={percent(end - peerEnd)} />
      </g>
      {ghost > end && (
        <rect
          className="ghost"
          y={share18(2.75)}
          height={share18(12.5)}
          x={percent(end)}
          width={percent(ghost - end)}
        />
      )}
      {isPair && (
        <Mark
          kind={end > CAPACITY_AT / 2 ? 'half covered' : 'half'}
          place={CAPACITY_AT / 2}
          reach={1}
        />
      )}
      <Mark kind="cap" place={CAPACITY_AT} reach={2} />
    </svg>
  );
}

function Mark({
  kind,
  place,
  reach,
}: {
  readonly kind: string;
  readonly place: number;
  readonly reach: number;
}) {
  return (
    <line
      className={kind}
      x1={percent(place)}
      x2={percent(place)}
      y1={share18(2 - reach)}
      y2={share18(16 + reach)}
    />
  );
}

/** A height of the drawing, 18 high, so that it grows with the text. */
function share18(height: number): string {
  return percent((height / 18) * 100);
}

function percent(value: number): string {
  return `${value.toFixed(2)}%`;
}
