import { formatCount, formatSeconds } from '../../../shared/format';
import type { Contradiction } from '../../../shared/sources';
import { FEATURE_MINIMUMS } from '../rule-packs';

/** Contradictions about behaviour, in the order of the domain page (2.1, 2.2, 2.3, 3.2, 4.2, 4.6). */
const BEHAVIOUR: readonly Contradiction[] = [
  {
    title: 'Where the assignment mode is set',
    text: 'S1 and older guides name a service parameter of the Sync Agent; S2 and S3 name an enterprise parameter, in releases 12.5 to 15.',
    decision: 'Another screen with the same three values: the lab has one switch.',
    sources: ['S1', 'S2', 'S3'],
  },
  {
    title: 'Whether Balanced goes on balancing',
    text: 'S2 promises automatic user load balancing; S7 says that nothing balances users automatically.',
    decision: 'Users are balanced when they are placed, and never afterwards.',
    sources: ['S2', 'S7'],
  },
  {
    title: 'Active/Standby over several groups',
    text: 'S1 and S2 send users to the first node of a group without saying which one; S2 also says that this mode balances nothing.',
    decision:
      'The first node with the fewest users takes the user. The policy can be set to the first group only.',
    sources: ['S1', 'S2', 'D2'],
  },
  {
    title: 'Users of a cluster with HA off',
    text: `The guides of 9.0 give ${formatCount(30_000)} with HA turned off, fewer than their own limit of ${formatCount(45_000)}, in two languages.`,
    decision: 'It reads like an inverted word and is not used.',
    sources: ['S17a', 'S17c'],
  },
];

/** Contradictions about the failover and the re-login tables. */
const AVAILABILITY: readonly Contradiction[] = [
  {
    title: 'Which node is Falling Back',
    text: 'The list of states says that the system falls back to the node in this state; the table of pairs and the examples print it on the peer that hands the users back.',
    decision: 'The table of pairs is followed.',
    sources: ['S2', 'S13', 'S20'],
  },
  {
    title: 'Lower re-login limit',
    text: `S5 says that it follows the Critical Service Delay, ${formatSeconds(90)} by default, and prints ${formatSeconds(120)} in every row.`,
    decision: 'The printed rows are used.',
    sources: ['S5'],
  },
  {
    title: 'Users that choose the row of an Active/Standby pair',
    text: 'The notes of S5 take the users of the whole group; its second step takes the busiest node.',
    decision: 'The users of the whole group are taken.',
    sources: ['S5'],
  },
  {
    title: `${formatCount(4700)} users on a 5K node, active/active`,
    text: `An example of S5 reads ${formatSeconds(953)}, which stands only in the older active/standby table; the active/active table ends at ${formatCount(2500)} users.`,
    decision: 'Beyond its last row the table has no value, and V11 is found.',
    sources: ['S5', 'S6'],
  },
  {
    title: 'Rows of the re-login tables that look misprinted',
    text: `Active/standby, 5K: ${formatCount(100)} users read ${formatSeconds(154)} where the rule of the other rows gives ${formatSeconds(153)}. 25K: six rows from ${formatCount(8000)} to ${formatCount(13_000)} users carry the value of the row before.`,
    decision: 'The table is used as printed, and these rows are flagged.',
    sources: ['S5'],
  },
  {
    title: 'Fallback while critical services are not running',
    text: 'The table of pairs has services started first; S20 falls back straight from that state, and S2 says that a manual fallback restarts critical services.',
    decision: 'The table is followed: fallback is refused until the services run.',
    sources: ['S2', 'S20'],
  },
  {
    title: 'Maintenance with HA on or off',
    text: 'S47, S32 and S60 disable HA before services are restarted and wait two minutes; S28 shows services stuck in STARTING where it was left on; a row of S2 restarts a node with HA on.',
    decision: 'Both can be tried: the lab refuses neither.',
    sources: ['S47', 'S32', 'S60', 'S28', 'S2'],
  },
  {
    title: 'Both machines of a failed pair rebooted',
    text: 'Row 11 of S2 says fallback after the reboot; rows 12 and 18 leave a pair whose peer is in failed mode to Recover.',
    decision: 'The pair stays in failed mode until Recover (D19).',
    sources: ['S2', 'D19'],
  },
  {
    title: 'Node size for multiple device messaging',
    text: 'S15 lists it under 15K nodes or larger; S7 and S61 have it on by default for every template.',
    decision: 'No finding is made of it; new labs begin with it on, as the product ships.',
    sources: ['S15', 'S7', 'S61', 'D17'],
  },
  {
    title: 'Sizes of virtual machines',
    text: `The re-login tables name old templates (5K: 2 vCPU, 4 GB). Release 15 has four, named in devices: ${formatCount(1000)} (1 vCPU, 6 GB), ${formatCount(5000)} (2, 10 GB), ${formatCount(15_000)} (4, 14 GB) and ${formatCount(25_000)} (6, 18 GB); the caption of its table is lost in the copy that was read.`,
    decision:
      'Capacities stay those of the re-login tables; 500 and 2K nodes have no size in release 15.',
    sources: ['S5', 'S53', 'S54'],
  },
  {
    title: 'Initialization timeout with multiple device messaging',
    text: 'S2 doubles the failover times with it on and says nothing of the initialization timeout.',
    decision: 'The lab doubles that one too.',
    sources: ['S2', 'S7', 'D13'],
  },
];

/** What the lab makes of the two feature minimums on which documents disagree (V26, V27). */
const FEATURE_DECISION = 'Under 5K is found as an error, under 15K as a warning.';

/** Where the documents contradict each other or themselves, and what the lab does (domain page, "CONFLICT"). */
export function contradictions(): readonly Contradiction[] {
  const features = FEATURE_MINIMUMS.filter(({ conflict }) => conflict !== '').map(
    ({ name, conflict, sources }) => ({
      title: `Node size for ${name.toLowerCase()}`,
      text: conflict,
      decision: FEATURE_DECISION,
      sources,
    }),
  );
  return [...BEHAVIOUR, ...features, ...AVAILABILITY];
}
