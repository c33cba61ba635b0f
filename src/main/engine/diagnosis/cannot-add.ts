import { countOf, formatCount, listNames } from '../../../shared/format';
import { MAX_USERS } from '../../../shared/limits';
import { failedOverGroups, isMixed } from '../lookup';
import { nextPlacement } from '../next-placement';
import { nodeAt, nodesOf, topologyOrder } from '../order';
import { remedy } from '../remedies/remedy';
import { wayBackOf } from '../remedies/way-back';
import type { Group, LabState } from '../state';
import { modeAdviceFor } from '../words/hardware';
import { type Answer, type Case, type Cause, fact, lastEvidence, lossOf } from './evidence';

/** Why nobody can be added, or why added users get no node (domain 8, row 10). */
export function whyCannotAdd(found: Case): Answer {
  const { state } = found;
  const causes = [...failovers(found), ...modeNone(found), ...noRoom(state), ...labFull(state)];
  return { answer: answer(state), causes };
}

function answer(state: LabState): string {
  const failed = failedOverGroups(state);
  if (failed.length > 0) {
    const { waiting } = state.users.counts;
    const names = listNames(failed.map(({ name }) => name));
    const wait =
      waiting === 0 ? '' : ` ${countOf(waiting, 'user')} ${waiting === 1 ? 'waits' : 'wait'} now.`;
    return `${names} ${failed.length === 1 ? 'is' : 'are'} failed over, and nobody can be added while any node of the cluster is in a failover state.${wait}`;
  }
  const { text, node } = nextPlacement(state);
  return node === null ? text : `Users can be added. ${text}`;
}

/** One cause for each group in a failover state. */
function failovers({ journal, state }: Case): Cause[] {
  return failedOverGroups(state).map((group) => ({
    title: `${group.name} is failed over`,
    evidence: [
      ...nodesOf(group).flatMap((index) => {
        const node = nodeAt(state.topology, index);
        return node.state === 'Running in Backup Mode' || node.state === 'Normal'
          ? []
          : lossOf(journal, node.name);
      }),
      fact(statesText(state, group)),
      fact(
        'Users enabled meanwhile wait, in the order they came, and are placed when it ends (D7).',
      ),
    ],
    remedy: wayBackOf(state, group),
    sources: ['S2', 'D7'],
  }));
}

function statesText(state: LabState, group: Group): string {
  const parts = nodesOf(group).map((index) => {
    const node = nodeAt(state.topology, index);
    return `${node.name} is ${node.state}`;
  });
  return `${listNames(parts)}.`;
}

function modeNone({ journal, state }: Case): Cause[] {
  if (state.topology.mode !== 'none') return [];
  return [
    {
      title: 'Mode None assigns nobody',
      evidence: [
        ...lastEvidence(journal, (step) => step.do === 'set-mode'),
        fact('Users can be enabled, but they stay without a node until someone assigns them.'),
        fact(modeAdviceFor(state)),
      ],
      remedy: isMixed(state) ? null : remedy([{ do: 'set-mode', mode: 'balanced' }]),
      sources: ['S2', 'S1'],
    },
  ];
}

function noRoom(state: LabState): Cause[] {
  const { topology, users } = state;
  const order = topologyOrder(topology);
  if (order.length === 0) {
    return [
      {
        title: 'The lab has no node',
        evidence: [
          fact(
            'Users can be enabled, but there is nobody to assign them to. Add a group and a node.',
          ),
        ],
        remedy: null,
        sources: ['S2'],
      },
    ];
  }
  const full = order.every(
    (index) => users.counts.assigned[index]! >= nodeAt(topology, index).capacity,
  );
  if (topology.policies.capacity !== 'strict' || !full) return [];
  return [
    {
      title: 'Every node is full, and the capacity policy is strict',
      evidence: [
        fact(
          'Strict is a choice of this lab (D3): no source says that placement stops at capacity.',
        ),
      ],
      remedy: remedy([{ do: 'set-policy', capacity: 'advisory' }], 'Set capacity advisory'),
      sources: ['D3'],
    },
  ];
}

function labFull({ users }: LabState): Cause[] {
  if (users.counts.present < MAX_USERS) return [];
  return [
    {
      title: `The lab holds ${formatCount(MAX_USERS)} users`,
      evidence: [fact('That is the most a lab can hold. Disable users first.')],
      remedy: null,
      sources: [],
    },
  ];
}
