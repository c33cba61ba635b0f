import type { ClockView } from '../../../../shared/lab-api';
import { fitName, fitText } from '../../../charts/layout/text-width';
import { classNames } from '../../../ui/class-names';
import { formatCount } from '../../../ui/figures';
import { loadAt, spanAt } from '../lanes/service-spans';

export interface PairPictureProps {
  readonly clock: ClockView;
  readonly second: number;
}

/** The pair at a moment: who is lost, who serves, how many come over. */
export function PairPicture({ clock, second }: PairPictureProps) {
  const load = loadAt(clock, second);
  const lost = spanAt(clock, clock.lost, second);
  const peer = clock.peer === null ? null : spanAt(clock, clock.peer, second);
  const words = [lost, peer].map((span) => span?.state ?? '').filter(Boolean);
  return (
    <svg
      className="pair-picture chart"
      viewBox="-8 0 320 128"
      role="img"
      aria-label={words.join(', ')}
    >
      <NodeBox
        x={1}
        name={clock.lost}
        state={lost?.state ?? ''}
        reason={lost?.reason ?? ''}
        served={load.lost}
      />
      {clock.peer !== null && (
        <>
          <NodeBox
            x={190}
            name={clock.peer}
            state={peer?.state ?? ''}
            reason={peer?.reason ?? ''}
            served={load.own + load.peer}
          />
          {load.peer > 0 && (
            <>
              <path className="flow" d="M119 48H178" />
              <path className="flow-head" d="m174 41 9 7-9 7" />
              <text className="peer-t middle strong" x={150} y={38}>
                {formatCount(load.peer)}
              </text>
            </>
          )}
        </>
      )}
    </svg>
  );
}

const DEAD: ReadonlySet<string> = new Set(['Unreachable', 'Undetected']);
const LOOKS: Readonly<Record<string, string>> = {
  Normal: 'ok',
  'Running in Backup Mode': 'backup',
  'Taking Over': 'backup',
  'Falling Back': 'backup',
  'Failed Over with Critical Services Not Running': 'bad',
  'Running in Failed Mode': 'bad',
};

interface NodeBoxProps {
  readonly x: number;
  readonly name: string;
  readonly state: string;
  readonly reason: string;
  readonly served: number;
}

function NodeBox({ x, name, state, reason, served }: NodeBoxProps) {
  const dead = DEAD.has(state);
  const look = dead ? 'dead' : (LOOKS[state] ?? 'other');
  const middle = x + 56;
  return (
    <g className={classNames('box', look)}>
      <rect className="box-ground" x={x} y={10} width={112} height={76} rx={8} />
      {dead && <rect className="box-plate" x={x + 19} y={22} width={74} height={52} rx={5} />}
      <text className="box-name middle" x={middle} y={45}>
        {fitName(name, dead ? 70 : 100, 1.2)}
      </text>
      <text className="t middle" x={middle} y={62}>
        {formatCount(served)} served
      </text>
      <text className="box-state middle" x={middle} y={106}>
        {fitText(state === 'Undetected' ? 'Lost, not detected' : state, 148, 1.05)}
      </text>
      <text className="middle" x={middle} y={121}>
        {dead ? 'no state reported' : reason === state ? '' : reason}
      </text>
    </g>
  );
}
