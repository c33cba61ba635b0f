import { may } from '../field';
import { EXPECTED_REASONS, EXPECTED_STATES, HA_REASONS, LINKS } from '../model';
import { SURVIVALS } from '../step';
import type { Declarations } from './declaration';

/** Steps about the lab itself: time, notes, checks, snapshots and what a student did in a lesson. */
export const LAB_STEPS = {
  wait: {
    fields: { seconds: 'seconds' },
    icon: 'clock',
    effect: 'time',
    shownAt: 'lab',
    homes: 'kept',
  },
  note: {
    fields: { text: 'text' },
    icon: 'notes',
    effect: 'note',
    shownAt: 'lab',
    homes: 'kept',
    isNote: true,
  },
  expect: {
    fields: {
      assigned: may({ by: 'node', of: 'expected', what: 'users by node' }),
      load: may({ by: 'node', of: 'expected', what: 'devices by node' }),
      unassigned: may('expected'),
      noService: may('expected'),
      states: may({ by: 'node', of: { oneOf: EXPECTED_STATES }, what: 'states by node' }),
      homes: may({ by: 'user', of: 'homeOrNull', what: 'nodes by user' }),
      reasons: may({ by: 'user', of: { oneOf: EXPECTED_REASONS }, what: 'reasons by user' }),
      findings: may('findings'),
      noFindings: may('findingCodes'),
      haReasons: may({
        by: 'node',
        of: { oneOf: HA_REASONS, orNull: 'a reason as the product prints it, or null' },
        what: 'reasons by node',
      }),
      link: may({ by: 'group', of: { oneOf: LINKS }, what: 'links by group' }),
      clock: may('expected'),
      survives: may({ oneOf: SURVIVALS }),
      maxShare: may('share'),
      survivorShare: may('share'),
    },
    icon: 'check',
    effect: 'expectation',
    shownAt: 'lab',
    homes: 'kept',
  },
  'take-snapshot': {
    fields: { name: 'snapshot' },
    icon: 'snapshot',
    effect: 'snapshot',
    shownAt: 'lab',
    homes: 'kept',
  },
  'restore-snapshot': {
    fields: { name: 'snapshot' },
    icon: 'snapshot',
    effect: 'snapshot restored',
    shownAt: 'lab',
    homes: 'may change',
  },
  'delete-snapshot': {
    fields: { name: 'snapshot' },
    icon: 'snapshot',
    effect: 'snapshot',
    shownAt: 'lab',
    homes: 'kept',
  },
  'begin-lesson': {
    fields: { lesson: 'lesson', title: 'text', student: may('student') },
    icon: 'lesson',
    effect: 'nothing',
    shownAt: 'lab',
    homes: 'kept',
    ofStudent: true,
  },
  answer: {
    fields: { page: 'position', value: 'answer' },
    icon: 'answer',
    effect: 'nothing',
    shownAt: 'lab',
    homes: 'kept',
    ofStudent: true,
  },
  hint: {
    fields: { page: 'position', level: 'hintLevel' },
    icon: 'hint',
    effect: 'nothing',
    shownAt: 'lab',
    homes: 'kept',
    ofStudent: true,
  },
} as const satisfies Declarations;
