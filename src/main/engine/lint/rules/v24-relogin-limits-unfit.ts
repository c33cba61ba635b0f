import { formatCount, formatSeconds } from '../../../../shared/format';
import type { Remedy } from '../../../../shared/refusal';
import type { Step } from '../../../../shared/step';
import { serviceSeconds } from '../../ha/timers';
import { groupRelogin } from '../../relogin';
import { remedy } from '../../remedies/remedy';
import type { LintGroup, LintLab, LintNode } from '../lab';
import { defineFinding, when } from '../record';

/** What is wrong with the limits of a pair. */
type Fault =
  | { readonly kind: 'differ'; readonly first: LintNode; readonly second: LintNode }
  | { readonly kind: 'reversed'; readonly node: LintNode }
  | { readonly kind: 'too-early'; readonly node: LintNode; readonly delay: number };

/** V24: re-login limits are the same on both nodes, in order, and not before a failover is noticed. */
export const V24 = defineFinding({
  code: 'V24',
  place: 'group',
  severity: 'warning',
  about: 'design',
  basis: 'documented',
  sources: ['S5', 'S2'],
  asks: 'Both nodes of a group have the same re-login limits, the lower one not above the upper one and not below the critical service delay (twice that with multiple device messaging, derived).',
  label: 'Re-login limits do not fit',
  check: (group, { state }): readonly Fault[] => [
    ...limitsDiffer(group),
    ...limitsUnfit(group, serviceSeconds(state.topology.parameters)),
  ],
  title: (_, { name }) => `The re-login limits of ${name} do not fit`,
  message: (fault) => FAULT_WORDS[fault.kind](fault as never),
  advice: (fault, _, { state }) => {
    const why =
      'Both nodes of a pair need the same limits, the lower one no shorter than the time after which a stopped service fails over: clients would come back too soon, or all at once.';
    const doubled = state.topology.parameters.multiDeviceMessaging && fault.kind === 'too-early';
    const twice = doubled
      ? ' With multiple device messaging, on by default in releases 12.5 to 15, failover takes twice as long; that this limit should follow is derived.'
      : '';
    return `${why}${twice} Set both nodes alike; redo it after users were moved.`;
  },
  several: (where) => `The re-login limits of ${where} do not fit`,
  fixes: (_, group, lab) => [sameLimits(group, lab)],
});

const FAULT_WORDS: {
  readonly [K in Fault['kind']]: (fault: Extract<Fault, { kind: K }>) => string;
} = {
  differ: ({ first, second }) =>
    `${first.name} tells its clients to log in again after ${limitsOf(first)}, ${second.name} after ${limitsOf(second)}.`,
  reversed: ({ node }) =>
    `The re-login lower limit of ${node.name}, ${formatSeconds(node.reloginLower)}, is above its upper limit of ${formatSeconds(node.reloginUpper)}.`,
  'too-early': ({ node, delay }) =>
    `The re-login lower limit of ${node.name}, ${formatSeconds(node.reloginLower)}, is below the ${formatSeconds(delay)} after which a stopped service fails over.`,
};

function limitsDiffer({ nodes: [first, second] }: LintGroup): readonly Fault[] {
  const differ =
    !!second &&
    (first!.reloginLower !== second.reloginLower || first!.reloginUpper !== second.reloginUpper);
  return when(differ, () => ({ kind: 'differ', first: first!, second: second! }));
}

function limitsUnfit({ nodes }: LintGroup, delay: number): readonly Fault[] {
  const reversed = nodes.find(({ reloginLower, reloginUpper }) => reloginLower > reloginUpper);
  if (reversed) return [{ kind: 'reversed', node: reversed }];
  const early = nodes.find(({ reloginLower }) => reloginLower < delay);
  return early ? [{ kind: 'too-early', node: early, delay }] : [];
}

function limitsOf({ reloginLower, reloginUpper }: LintNode): string {
  return `${formatCount(reloginLower)} to ${formatSeconds(reloginUpper)}`;
}

/** Both nodes get the wider span; a later lower limit keeps the span that the table asks for. */
function sameLimits({ group, nodes }: LintGroup, { state }: LintLab): Remedy | null {
  const table = groupRelogin(state, group);
  const lower = Math.max(
    serviceSeconds(state.topology.parameters),
    ...nodes.map((node) => node.reloginLower),
  );
  const asked = table?.upper ? table.upper + Math.max(0, lower - table.lower) : 0;
  const upper = Math.max(asked, lower, ...nodes.map((node) => node.reloginUpper));
  const steps = nodes
    .filter((node) => node.reloginLower !== lower || node.reloginUpper !== upper)
    .map(
      ({ name }): Step => ({
        do: 'set-node',
        node: name,
        reloginLower: lower,
        reloginUpper: upper,
      }),
    );
  const span = `${formatCount(lower)} to ${formatSeconds(upper)}`;
  return steps.length === 0 ? null : remedy(steps, `Set re-login of ${group.name} to ${span}`);
}
