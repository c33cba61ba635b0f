import type { NodeState } from '../../shared/model';
import { classNames } from './class-names';

type Look = 'ok' | 'backup' | 'fo' | 'unknown' | 'dead' | 'bad';

const LOOKS: Readonly<Record<NodeState, Look>> = {
  Initializing: 'unknown',
  Normal: 'ok',
  'Failing Over': 'fo',
  'Taking Over': 'backup',
  Idle: 'fo',
  'Failed Over': 'fo',
  'Failed Over with Critical Services Not Running': 'bad',
  'Running in Backup Mode': 'backup',
  'Taking Back': 'fo',
  'Falling Back': 'backup',
  'Running in Failed Mode': 'bad',
  Unreachable: 'dead',
  Unknown: 'unknown',
};

/** State names that are wider than a card, in fewer words; the full name stays the accessible one. */
const SHORT: Partial<Readonly<Record<NodeState, string>>> = {
  'Failed Over with Critical Services Not Running': 'Failed Over, services down',
};

export interface StateMarkProps {
  readonly state: NodeState;
  /** The machine is down or its critical services are not running; tells apart what `Unknown` hides without HA. */
  readonly down?: boolean;
  readonly short?: boolean;
  /** Of what is well only the mark shows; its name stays for screen readers. */
  readonly quietNormal?: boolean;
}

/** State of a node: a mark with its own shape and the name as the product prints it. */
export function StateMark({
  state,
  down = false,
  short = false,
  quietNormal = false,
}: StateMarkProps) {
  const lost = down && (state === 'Unknown' || state === 'Normal');
  const look = lost ? 'dead' : LOOKS[state];
  const text = lost ? 'Down' : short ? (SHORT[state] ?? state) : state;
  return (
    <span className={classNames('state', look !== 'ok' && look)} title={lost ? undefined : state}>
      <i aria-hidden="true" />
      <span className={quietNormal && look === 'ok' ? 'visually-hidden' : undefined}>{text}</span>
    </span>
  );
}
