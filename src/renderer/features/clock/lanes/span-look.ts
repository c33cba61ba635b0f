import type { ClockView } from '../../../../shared/lab-api';
import type { ServiceKind } from './service-spans';

/** How a state is drawn on its track: a class for colour and pattern, and a mark besides colour. */
export interface SpanLook {
  readonly className: string;
  readonly mark: string;
  readonly text: string;
  /** One word for where the text has no room; empty: none. */
  readonly short: string;
}

const LOOKS: Readonly<Record<string, readonly [className: string, mark: string]>> = {
  Undetected: ['plain', ''],
  Normal: ['ok', '●'],
  Unknown: ['plain', '?'],
  Initializing: ['fo', '◎'],
  Unreachable: ['dead', '✕'],
  Idle: ['fo', '◎'],
  'Failed Over': ['fo', '◎'],
  'Failed Over with Critical Services Not Running': ['bad', '✕'],
  'Running in Backup Mode': ['backup', '◆'],
  'Taking Over': ['backup', '◆'],
  'Falling Back': ['backup', '◆'],
  'Failing Over': ['fo', '◎'],
  'Taking Back': ['fo', '◎'],
  'Running in Failed Mode': ['bad', '!'],
};

/** Look of a state on a node's track. */
export function stateLook(state: string, reason: string): SpanLook {
  const [className, mark] = LOOKS[state] ?? ['plain', '?'];
  const plain = reason === '' || reason === 'Normal' || reason === state;
  const name = state === 'Undetected' ? 'undetected' : state;
  const told = state === 'Running in Backup Mode' && !plain ? `${name}, ${reason}` : name;
  const short = state === 'Undetected' ? 'lost' : '';
  return { className, mark, text: mark === '' ? told : `${mark} ${told}`, short };
}

const MARKS: Readonly<Record<ClockView['lanes'][number]['spans'][number]['look'], string>> = {
  ok: '●',
  bad: '!',
  dead: '✕',
  backup: '◆',
  fo: '◎',
  none: '∅',
  plain: '',
};

/** Look of a span of services, link or pair. */
export function laneLook(look: keyof typeof MARKS, text: string): SpanLook {
  const mark = MARKS[look];
  return { className: look, mark, text: mark === '' ? text : `${mark} ${text}`, short: '' };
}

/** Look of a span on the service track. */
export function serviceLook(kind: ServiceKind, lost: string, peer: string | null): SpanLook {
  const words: Readonly<Record<ServiceKind, readonly [string, string]>> = {
    none: ['none', '∅ none'],
    waiting: ['none', 'waiting'],
    relogin: ['relogin', 'logging in again'],
    served: ['served', `all served by ${peer ?? lost}`],
    home: ['served', `all served by ${lost}`],
  };
  const [className, text] = words[kind];
  // Who serves stands in the moment, too: a name is not what gives way.
  return { className, mark: '', text, short: className === 'served' ? 'all served' : '' };
}
