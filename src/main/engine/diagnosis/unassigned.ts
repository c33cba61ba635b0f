import { countOf, formatCount } from '../../../shared/format';
import type { Reason } from '../../../shared/model';
import type { Remedy } from '../../../shared/refusal';
import { modeName } from '../../../shared/settings';
import type { Step } from '../../../shared/step';
import type { Journal } from '../explain/journal';
import { failedOverGroups, isMixed } from '../lookup';
import { topologyOrder } from '../order';
import { placeByHand } from '../remedies/place-by-hand';
import { remedy } from '../remedies/remedy';
import { wayBack } from '../remedies/way-back';
import { inFailover } from '../serve';
import { type LabState, NO_NODE, USER_PRESENT } from '../state';
import { modeAdviceFor } from '../words/hardware';
import { reasonGrounds } from '../words/sources';
import {
  type Answer,
  type Case,
  type Cause,
  type Evidence,
  fact,
  type Placed,
  placedBy,
  stepEvidence,
} from './evidence';

const MAX_STEPS = 3;

interface Group {
  readonly reason: Reason;
  readonly users: number;
  readonly placed: readonly Placed[];
}

type Wording = (users: string, state: LabState) => string;

const TITLES: Readonly<Partial<Record<Reason, Wording>>> = {
  NONE_NO_AUTO: (users) => `Mode None assigned nobody: ${users}`,
  NO_NODE_WITH_CAPACITY: (users) => `No node could take ${users}`,
  BLOCKED_CLUSTER_IN_FAILOVER: (users, state) =>
    `${users} came while ${failedOverGroups(state)
      .map(({ name }) => name)
      .join(', ')} was failed over`,
  UNASSIGNED_BY_ADMIN: (users) => `An administrator unassigned ${users}`,
  NOT_ELIGIBLE_HOME_CLUSTER: (users) => `Without a home cluster: ${users}`,
  NOT_ELIGIBLE_NOT_ENABLED: (users) => `Not enabled for IM and Presence: ${users}`,
};

/** Why users have no node (domain 8, row 6). */
export function whyUnassigned({ journal, state }: Case): Answer {
  const groups = groupsOf(state);
  const { unassigned, eligible, present } = state.users.counts;
  const without = unassigned + present - eligible;
  if (without === 0) {
    const none = present === 0 ? 'The lab has no users yet.' : 'Every user has a node.';
    return { answer: none, causes: [] };
  }
  const causes = groups.map(
    (group): Cause => ({
      title: TITLES[group.reason]?.(countOf(group.users, 'user'), state) ?? group.reason,
      evidence: [
        ...[...new Set(group.placed.map(({ step }) => step))]
          .slice(0, MAX_STEPS)
          .map((step) => stepEvidence(journal, step)),
        ...whatNext(journal, state, group),
      ],
      remedy: wayOut(state, group),
      sources: [...reasonGrounds(group.reason).sources],
    }),
  );
  const verb = without === 1 ? 'has' : 'have';
  return {
    answer: `${countOf(without, 'user')} ${verb} no node and cannot sign in. ${lead(groups)}`,
    causes,
  };
}

function lead([first, ...others]: readonly Group[]): string {
  const leads = first?.users === 1 ? LEADS_ONE : LEADS;
  const why = first && others.length === 0 ? leads[first.reason] : undefined;
  return why ?? 'The causes follow, the most users first.';
}

const LEADS: Readonly<Partial<Record<Reason, string>>> = {
  NONE_NO_AUTO: 'The mode was None when they came, which assigns nobody.',
  NO_NODE_WITH_CAPACITY: 'No node could take them when they came.',
  BLOCKED_CLUSTER_IN_FAILOVER: 'They wait for the end of a failover.',
  UNASSIGNED_BY_ADMIN: 'They were unassigned by hand.',
  NOT_ELIGIBLE_HOME_CLUSTER: 'They have no home cluster.',
  NOT_ELIGIBLE_NOT_ENABLED: 'They are not enabled for IM and Presence.',
};

const LEADS_ONE: typeof LEADS = {
  NONE_NO_AUTO: 'The mode was None when the user came, which assigns nobody.',
  NO_NODE_WITH_CAPACITY: 'No node could take the user at that moment.',
  BLOCKED_CLUSTER_IN_FAILOVER: 'The user waits for the end of a failover.',
  UNASSIGNED_BY_ADMIN: 'The user was unassigned by hand.',
  NOT_ELIGIBLE_HOME_CLUSTER: 'The user has no home cluster.',
  NOT_ELIGIBLE_NOT_ENABLED: 'The user is not enabled for IM and Presence.',
};

/** Users without a node by reason, most users first. */
function groupsOf(state: LabState): readonly Group[] {
  const { users } = state;
  const placed = placedBy(
    state,
    (row) => (users.flagsAt(row) & USER_PRESENT) !== 0 && users.homeAt(row) === NO_NODE,
  );
  const reasons = [...new Set(placed.map(({ reason }) => reason))];
  return reasons
    .map((reason): Group => {
      const list = placed.filter((each) => each.reason === reason);
      return { reason, users: list.reduce((sum, each) => sum + each.users, 0), placed: list };
    })
    .sort((a, b) => b.users - a.users);
}

function whatNext(journal: Journal, state: LabState, { reason, placed }: Group): Evidence[] {
  const { mode } = state.topology;
  if (reason === 'NONE_NO_AUTO' && mode !== 'none') {
    return [
      fact(
        `The mode is ${modeName(mode)} now, but a mode change places nobody: they stay unassigned until someone assigns them (D5).`,
      ),
    ];
  }
  if (reason === 'NONE_NO_AUTO') return [fact(modeAdviceFor(state))];
  if (reason === 'UNASSIGNED_BY_ADMIN')
    return [fact('They stay unassigned in every mode until someone assigns them again.')];
  if (reason === 'NO_NODE_WITH_CAPACITY') return [fact(noRoom(journal, state, placed[0]!.step))];
  if (reason.startsWith('NOT_ELIGIBLE'))
    return [
      fact('Both settings are made in Unified CM: home cluster, and IM and Presence enabled.'),
    ];
  return [];
}

/** @param step  in which the latest of them came */
function noRoom(journal: Journal, state: LabState, step: number): string {
  if (topologyOrder(state.topology).length === 0) return 'The lab has no node yet. Add one first.';
  const then = journal.stateBefore(step).topology;
  if (topologyOrder(then).length === 0) return 'The lab had no node then.';
  return state.topology.policies.capacity === 'strict'
    ? 'The capacity policy is strict (D3), which leaves full nodes out.'
    : 'The capacity policy was strict then (D3), which leaves full nodes out.';
}

function wayOut(state: LabState, { reason, users }: Group): Remedy | null {
  if (reason.startsWith('NOT_ELIGIBLE') || topologyOrder(state.topology).length === 0) return null;
  if (inFailover(state.topology)) return wayBack(state);
  const assign: Step = { do: 'assign-unassigned' };
  const { unassigned } = state.users.counts;
  const label = `Assign the ${formatCount(unassigned)} unassigned`;
  if (reason === 'NO_NODE_WITH_CAPACITY' && state.topology.policies.capacity === 'strict') {
    return remedy(
      [{ do: 'set-policy', capacity: 'advisory' }, assign],
      `Set capacity advisory and assign ${formatCount(users)}`,
    );
  }
  if (state.topology.mode !== 'none') return remedy([assign], label);
  if (isMixed(state)) return placeByHand(state);
  return remedy(
    [{ do: 'set-mode', mode: 'balanced' }, assign],
    `Set mode Balanced and assign ${formatCount(unassigned)}`,
  );
}
