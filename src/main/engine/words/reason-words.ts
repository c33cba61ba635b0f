import type { Reason } from '../../../shared/model';

const REASON_WORDS: Readonly<Record<Reason, string>> = {
  BAL_FEWEST: 'fewest assigned',
  BAL_TIE: 'tie, by order',
  AS_FIRST_NODE: 'first node',
  AS_ONLY_NODE_IN_GROUP: 'only node',
  AS_GROUP_LEAST: 'first node with fewest',
  EXPLICIT_BAT: 'named in file',
  EXPLICIT_MANUAL: 'by hand',
  REBALANCED: 'rebalanced',
  NONE_NO_AUTO: 'mode None',
  NO_NODE_WITH_CAPACITY: 'no node with capacity',
  BLOCKED_CLUSTER_IN_FAILOVER: 'held by failover',
  UNASSIGNED_BY_ADMIN: 'unassigned by hand',
  NOT_ELIGIBLE_HOME_CLUSTER: 'no home cluster',
  NOT_ELIGIBLE_NOT_ENABLED: 'not enabled',
};

/** The rule that gave a user its home, in short words for a table: "fewest assigned". */
export function reasonText(reason: Reason): string {
  return REASON_WORDS[reason];
}
