import { formatCount, formatSeconds, shortSize } from '../../../shared/format';
import type { FactReader } from './finding-facts';

/** Makes the sentence of one code from its place and facts. */
export type Wording = (at: string, facts: FactReader) => string;

/**
 * One sentence with names and figures for each code. The facts each row reads, all optional:
 * users, demand (devices), load, capacity, limit, surplus, count, node, other, group, first, peer, and
 * version, generation, lower, upper, row, delay with their `other…` twins.
 */
export const FINDING_WORDINGS: Readonly<Record<string, Wording>> = {
  V01: (_, f) =>
    `The cluster has ${f.text('count')} nodes; ${release(f)} allows ${f.text('limit', '6')}.`,
  V02: (_, f) =>
    `The cluster has ${f.text('count')} redundancy groups; ${release(f)} allows ${f.text('limit', '3')}.`,
  V03: (at) => `${at} has no node; a redundancy group holds one or two.`,
  V04: (at) => `${at} is in no redundancy group, so its presence engine does not start.`,
  V05: (at, f) =>
    f.has('node')
      ? `HA is enabled for ${at}, but ${f.text('node')} is its only node, so nothing can take over.`
      : `HA is enabled for ${at}, which does not have two nodes, so nothing can take over.`,
  V06: (at) => `The name ${at} breaks the product's rules for names of redundancy groups.`,
  V07: (_, f) =>
    f.has('publisher')
      ? `${f.text('publisher')} was the database publisher and is no longer in the lab.`
      : 'The IM and Presence database publisher is no longer in the lab.',
  V08: (at, f) =>
    `${at} runs version ${f.text('version', '?')}, ${f.text('other', 'its cluster')} ${f.text('otherVersion', 'another one')}.`,
  V09: (at, f) =>
    `${at} is sized for ${f.users('capacity')}; ${release(f)} supports ${f.text('limit')} on one node.`,
  V10: (at, f) =>
    `${f.demand()} ${are(f)} assigned to ${at}, which can carry ${f.text('capacity')}: ${f.text('surplus')} too many.`,
  V11: (at, f) =>
    `After a failure in ${at} one node must carry ${f.demand()}, but ${f.text('node', 'the smaller one')} can carry ${f.text('limit')}: ${f.text('surplus')} too many.`,
  V12: (at, f) =>
    `${at} has ${f.demand()}; a redundancy group with HA supports ${f.text('limit')}: ${f.text('surplus')} too many.`,
  V13: (_, f) =>
    `The cluster has ${f.demand()}; ${release(f)} supports ${f.text('limit')} here: ${f.text('surplus')} too many.`,
  V14: (at, f) =>
    `Under Active/Standby one node of ${at} carries all of its ${f.demand()}, but ${f.text('node', 'the smaller one')} can carry ${f.text('limit')}: ${f.text('surplus')} too many.`,
  V15: (at, f) =>
    f.has('capacity')
      ? `${f.text('node')} is sized for ${f.users('capacity')} and ${f.text('other')} for ${f.text('otherCapacity')}, in the same redundancy group.`
      : `The two nodes of ${at} differ in size.`,
  V16: (_, f) =>
    `The mode is Balanced, which counts heads, but ${mixedNodes(f)}${f.has('kind') ? ` in ${f.text('kind')}` : ' in size or generation'}.`,
  V17: (at, f) =>
    f.has('generation')
      ? `${at} holds two generations of hardware: ${f.text('node')} is ${f.text('generation')} and ${f.text('other')} ${f.text('otherGeneration')}.`
      : `The two nodes of ${at} are hardware of different generations.`,
  V18: (_, f) =>
    f.has('generations')
      ? `Nodes of the cluster are ${inWords(f.text('generations'))}.`
      : 'The cluster mixes hardware generations.',
  V19: (_, f) =>
    f.has('with')
      ? `HA is on for ${inWords(f.text('with'))} and off for ${inWords(f.text('without'))}.`
      : 'Some redundancy groups have HA and others do not.',
  V20: (at, f) =>
    `${f.text('node', 'The only node')} is alone in ${at}: if it fails, ${f.has('users') ? `its ${f.users()} ${singular(f) ? 'loses' : 'lose'}` : 'its users lose'} service.`,
  V21: (_, f) =>
    `${f.users(f.has('users') ? 'users' : 'count')} ${singular(f) ? 'has' : 'have'} no node and cannot sign in, and mode None assigns nobody.`,
  V22: (at, f) =>
    `${f.users()} ${are(f)} assigned to ${at}, the second node${f.has('group') ? ` of ${f.text('group')}` : ''}, though the mode is Active/Standby.`,
  V23: (_, f) =>
    f.has('node')
      ? `${f.text('node')} has ${f.users('count')} and ${f.text('other')} ${f.text('otherCount')}: a spread of ${f.text('surplus')}.`
      : `The fullest and the emptiest node are ${f.text('surplus', 'more than 1')} users apart.`,
  V24: reloginLimits,
  V25: (at, f) =>
    `The re-login upper limit of ${f.text('node', at)} is ${f.seconds('upper')}; the table asks for ${f.seconds('limit')} with ${f.users(f.has('users') ? 'users' : 'row')}.`,
  V26: (at, f) => tooSmall(at, f, 'intercluster peering'),
  V27: (at, f) => tooSmall(at, f, 'persistent chat'),
  V28: () => 'Limits count devices, and multiple device messaging doubles the timers.',
  V29: (at, f) => tooSmall(at, f, 'a centralised deployment'),
  V30: (_, f) =>
    `The intercluster mesh would hold ${f.text('count', 'more')} clusters; ${f.text('limit', '30')} are supported.`,
  V31: (_, f) =>
    `The round trip is ${f.text('count', '?')} ms; ${f.text('limit', '80')} ms is the most that a redundancy group can span.`,
  V32: (_, f) =>
    `${f.users(f.has('users') ? 'users' : 'count')} ${singular(f) ? 'waits' : 'wait'} until ${f.text('group', 'every redundancy group')} is back to normal.`,
  V33: (at) => `${at} cannot be removed while it has users or HA is enabled for its group.`,
  V34: (at) => `${at} is in no redundancy group, so nobody can be assigned to it.`,
  V35: (at) => `${at} is on more than one home cluster.`,
  V36: (at, f) =>
    `${at} holds ${f.text('count')} sessions, more than 80\u202f% of ${f.text('limit')}.`,
  V37: (_, f) => `A cluster of ${f.users()} needs the XCP router's trace level at Error, not Info.`,
  V38: (at, f) =>
    `${at} has ${f.text('count', 'other')} active sessions for ${f.users()} assigned; both should agree before HA is enabled.`,
  L01: (at, f) =>
    `${at} serves ${f.text('load')} devices and can carry ${f.text('capacity')}: ${f.text('surplus')} too many${whyOver(f)}.`,
};

/** "a, b and c" of "a, b, c". */
function inWords(list: string): string {
  return list.replace(/, (?=[^,]*$)/, ' and ');
}

function release(facts: FactReader): string {
  return facts.has('release') ? `release ${facts.text('release')}` : 'the release';
}

function singular(facts: FactReader): boolean {
  return facts.number(facts.has('users') ? 'users' : 'count') === 1;
}

function are(facts: FactReader): string {
  return facts.number('demand') === 1 || (!facts.has('demand') && singular(facts)) ? 'is' : 'are';
}

function mixedNodes(facts: FactReader): string {
  return facts.has('node')
    ? `${facts.text('node')} and ${facts.text('other')} differ`
    : 'the nodes differ';
}

function tooSmall(at: string, facts: FactReader, feature: string): string {
  const limit = shortSize(facts.number('limit') || 15_000);
  const node = facts.text('node', at);
  return facts.has('capacity')
    ? `${node} is sized for ${facts.users('capacity')}; ${feature} asks for a ${limit} node or larger.`
    : `${node} is smaller than the ${limit} that ${feature} asks for.`;
}

function reloginLimits(at: string, facts: FactReader): string {
  const own = `${formatCount(facts.number('lower'))} to ${facts.seconds('upper')}`;
  if (facts.has('other')) {
    const other = `${formatCount(facts.number('otherLower'))} to ${facts.seconds('otherUpper')}`;
    return `${facts.text('node')} tells its clients to log in again after ${own}, ${facts.text('other')} after ${other}.`;
  }
  const node = facts.text('node', at);
  if (facts.number('lower') > facts.number('upper')) {
    return `The re-login lower limit of ${node}, ${facts.seconds('lower')}, is above its upper limit of ${facts.seconds('upper')}.`;
  }
  if (facts.has('delay')) {
    return `The re-login lower limit of ${node}, ${facts.seconds('lower')}, is below the critical service delay of ${formatSeconds(facts.number('delay'))}.`;
  }
  return `The re-login limits of ${node} do not fit its redundancy group.`;
}

function whyOver(facts: FactReader): string {
  if (!facts.has('peer')) return '';
  return facts.has('peerState')
    ? `, since ${facts.text('peer')} is ${facts.text('peerState')}`
    : `, since it serves for ${facts.text('peer')} too`;
}
