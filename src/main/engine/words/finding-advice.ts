import type { Finding } from '../../../shared/finding';
import { countOf, formatCount } from '../../../shared/format';

/** Short title of a finding, and why it matters with what to do next. */
export interface Advice {
  readonly title: (finding: Finding) => string;
  readonly advice: string;
}

/**
 * Titles and advice by code (domain section 6, with the recommendations of 2.7). Title first, names and
 * figures in it; the sentence with all figures is the finding's own message.
 */
export const FINDING_ADVICE: Readonly<Record<string, Advice>> = {
  V01: {
    title: (f) => `${countOf(surplus(f), 'node')} too many in the cluster`,
    advice:
      'A cluster of this size is not supported. Remove nodes, or split the users over two clusters with intercluster peering.',
  },
  V02: {
    title: (f) => `${countOf(surplus(f), 'redundancy group')} too many in the cluster`,
    advice:
      'Three pairs are the largest cluster that the documents describe. Put lone nodes together into pairs, or remove a group.',
  },
  V03: {
    title: ({ at }) => `${at} has no node`,
    advice: 'An empty group carries nobody. Add a node to it, or remove the group.',
  },
  V04: {
    title: ({ at }) => `${at} is in no redundancy group`,
    advice: 'Outside a group the presence engine does not start. Put the node into a group.',
  },
  V05: {
    title: ({ at }) => `${at} has HA enabled without two nodes`,
    advice:
      'HA takes effect only between two nodes; until then a failure ends the service. Add a second node, or disable HA.',
  },
  V06: {
    title: ({ at }) => `${at} is no name for a redundancy group`,
    advice: 'Use letters, digits, _ and -, at most 128 of them.',
  },
  V07: {
    title: () => 'The lab has no database publisher',
    advice:
      'The first node installed is the publisher, and it cannot be cleared from its group: the product asks to delete the whole group instead. Say which node it is.',
  },
  V08: {
    title: ({ at }) => `${at} runs another version`,
    advice:
      'All nodes of a cluster run the same software version; HA between different ones is not supported. Upgrade the node that is behind.',
  },
  V09: {
    title: ({ at }) => `${at} is larger than a node may be`,
    advice: 'The release supports no node of this size. Use a smaller template and another pair.',
  },
  V10: {
    title: (f) => `${f.at} has ${formatCount(surplus(f))} more assigned than it can carry`,
    advice:
      'Placement counts users and does not look at capacity, so nothing stops this by itself. Move users to a node with room, or give the pair a larger template.',
  },
  V11: {
    title: (f) => `One failure overloads ${f.at} by ${formatCount(surplus(f))}`,
    advice:
      'A pair is redundant only while one of its nodes can carry everybody; here the survivor of a failure could not. Move users to another group, or give both nodes a larger template.',
  },
  V12: {
    title: (f) => `${f.at} is ${formatCount(surplus(f))} over the limit of a group`,
    advice:
      'No template carries more than this on one node, so the group could not survive a failure. Move users to another group.',
  },
  V13: {
    title: (f) => `The cluster is ${formatCount(surplus(f))} over its limit`,
    advice:
      'The limit is that of the whole cluster, and one node of 15K lowers it for all. Make smaller nodes 25K nodes, or put users into another cluster.',
  },
  V14: {
    title: (f) => `No node of ${f.at} can carry it alone, by ${formatCount(surplus(f))}`,
    advice:
      'Under Active/Standby one node carries the whole group, and its standby must be able to do the same. Move users to another group, or give both nodes a larger template.',
  },
  V15: {
    title: ({ at }) => `The nodes of ${at} differ in size`,
    advice:
      'The smaller node limits the pair, and a large gap makes the installation of the subscriber fail. Give both nodes the same template.',
  },
  V16: {
    title: () => 'Balanced is blind to mixed nodes',
    advice:
      'With the same generation and capacity everywhere, use Balanced. With mixed ones, use None and place users by hand within the capacity of each node.',
  },
  V17: {
    title: ({ at }) => `${at} mixes hardware generations`,
    advice:
      'The older node must carry the load of the newer one after a failure. Keep the older generation together in a group of its own, with fewer users.',
  },
  V18: {
    title: () => 'The cluster mixes hardware generations',
    advice:
      'Performance is best with equal memory, disk and age everywhere. Record the generation of each node, and give the older pair fewer users.',
  },
  V19: {
    title: () => 'Only some groups have HA',
    advice:
      'Users of a group without HA lose service when their node fails, while others do not notice. Enable HA for every group, or for none.',
  },
  V20: {
    title: ({ at }) => `Nobody takes over in ${at}`,
    advice:
      'A lone node has no peer, so its users have no service until it is back. Add a second node and enable HA.',
  },
  V21: {
    title: (f) => `${countOf(surplus(f), 'user')} ${surplus(f) === 1 ? 'has' : 'have'} no node`,
    advice:
      'Under None the Sync Agent assigns nobody, and a user without a node cannot sign in. Assign them by hand or by file, or use Balanced where all nodes are alike.',
  },
  V22: {
    title: (f) =>
      `${countOf(surplus(f), 'user')} ${surplus(f) === 1 ? 'sits' : 'sit'} on a second node`,
    advice:
      'A mode change moves nobody: they were placed under another mode, by file or by hand. Move them to the first node to keep the standby empty.',
  },
  V23: {
    title: () => 'Users are spread unevenly',
    advice:
      'History, not a fault: Balanced compares counts at each placement and the product never rebalances. New users go to the node with the fewest until the counts meet.',
  },
  V24: {
    title: ({ at }) => `The re-login limits of ${at} do not fit`,
    advice:
      'Both nodes of a pair need the same limits, the lower one no shorter than the critical service delay. Clients would come back too soon, or all at once. Set both nodes alike; redo it after users were moved.',
  },
  V25: {
    title: ({ at }) => `${at} calls its clients back too fast`,
    advice:
      'After a failover every client logs in between the two limits; too short a span overloads the surviving node. Raise the upper limit to the value of the table, on both nodes.',
  },
  V26: {
    title: ({ at }) => `${at} is small for intercluster peering`,
    advice:
      'The documents disagree: the planning guide asks for 15K nodes in every peer cluster, another page allows 5K. Use 15K nodes to be safe with both.',
  },
  V27: {
    title: ({ at }) => `${at} is small for persistent chat`,
    advice:
      'Persistent chat needs 5K nodes at least, and 15K nodes are strongly recommended. Give the nodes a larger template.',
  },
  V28: {
    title: () => 'Limits count devices',
    advice: 'A user with several devices counts once for each. Multiply users by their devices.',
  },
  V29: {
    title: ({ at }) => `${at} is small for a centralised deployment`,
    advice:
      'A central cluster needs 15K nodes at least and 25K nodes are recommended. Give the nodes a larger template.',
  },
  V30: {
    title: () => 'The intercluster mesh is too large',
    advice: 'Every cluster peers with every other. Remove peers until the mesh holds 30 clusters.',
  },
  V31: {
    title: () => 'The nodes are too far apart',
    advice:
      'The peers of a group exchange heartbeats and database changes all the time. Bring the round trip down, or keep both nodes of a pair at one site.',
  },
  V32: {
    title: (f) => `${countOf(surplus(f), 'user')} ${surplus(f) === 1 ? 'waits' : 'wait'}`,
    advice:
      'Nobody can be added while any node of the cluster is failed over. Bring every group back to normal; then they are placed in the order they came.',
  },
  V33: {
    title: ({ at }) => `${at} cannot be removed yet`,
    advice: 'Move or unassign its users and disable HA for its group first.',
  },
  V34: {
    title: ({ at }) => `${at} is in no redundancy group`,
    advice: 'A named server must belong to a group. Correct the file, or add the node.',
  },
  V35: {
    title: ({ at }) => `${at} is on more than one home cluster`,
    advice: 'A user has one home cluster. Disable the user on the others.',
  },
  V36: {
    title: ({ at }) => `${at} is close to its tested sessions`,
    advice:
      'The product raises JSMSessionsExceedsThreshold above 80\u202f%; with HA only half of the tested sessions is usable, since alarms are per node. Spread users by hand, or give the pair a larger template.',
  },
  V37: {
    title: () => 'The largest cluster needs less tracing',
    advice: 'Set the trace level of the XCP router from Info to Error on every node.',
  },
  V38: {
    title: ({ at }) => `Wait before you enable HA for ${at}`,
    advice:
      'Sessions should equal assigned users first; up to 15 minutes are expected, more than 30 are a problem.',
  },
  L01: {
    title: (f) => `${f.at} serves ${formatCount(surplus(f))} more than it can`,
    advice:
      'Documents warn of high processor use and instability, but none says what breaks or when, so the lab keeps the node up. Bring the lost node back and fall back, or move users away.',
  },
};

function surplus(finding: Finding): number {
  return finding.surplus ?? 0;
}
