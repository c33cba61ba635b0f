/**
 * The words of the domain that every side uses. Types and constants only.
 * Sources: docs/scenario-format.md for the spelling, the domain page for the meaning.
 */

/** User Assignment Mode for Presence Server (domain 2.1). */
export const MODES = ['balanced', 'active-standby', 'none'] as const;
export type Mode = (typeof MODES)[number];

/** VM templates, named by users (domain 3.1). */
export const OVAS = ['500', '1000', '2000', '5000', '15000', '25000'] as const;
export type Ova = (typeof OVAS)[number];

/** Releases with a rule pack of their own (domain 3.2). */
export const RELEASES = ['9', '10', '11', '12.0', '12.5', '12.5SU3', '14', '15'] as const;
export type Release = (typeof RELEASES)[number];

/** Whether a release is older than another one. */
export function isBefore(release: Release, other: Release): boolean {
  return RELEASES.indexOf(release) < RELEASES.indexOf(other);
}

/** Node states as the product prints them (domain 4.2), and `Unreachable` for a lost machine in a group with HA. */
export const NODE_STATES = [
  'Initializing',
  'Normal',
  'Failing Over',
  'Taking Over',
  'Idle',
  'Failed Over',
  'Failed Over with Critical Services Not Running',
  'Running in Backup Mode',
  'Taking Back',
  'Falling Back',
  'Running in Failed Mode',
  'Unreachable',
  'Unknown',
] as const;
export type NodeState = (typeof NODE_STATES)[number];

/** States that an expectation may name; the last two are printed by the product (domain 4.2) and never here. */
export const EXPECTED_STATES = [
  ...NODE_STATES,
  'Backup Activated',
  'Failover Affected Services',
] as const;
export type ExpectedState = (typeof EXPECTED_STATES)[number];

/** Why a node is in its state, as the product prints it (domain 4.3). `Unreachable` has none. */
export const HA_REASONS = [
  'Normal',
  'On Admin Request',
  'Peer Down',
  'Critical Service Down',
  'Automatic Fallback',
  'Initialization',
  'High Availability Not Enabled',
  'Peer Reboot',
  'Database Failure',
  'Peer Down During Initialization',
  'Auto Recover Database Failure',
  'Auto Recover Critical Service Down',
  'Start of Critical Services Failed',
  'Unknown',
] as const;
export type HaReason = (typeof HA_REASONS)[number];

/** The six critical services of a node, as they stand on the wire (domain 1, "Critical service"; S2, S62). */
export const SERVICES = [
  'client-profile-agent',
  'sync-agent',
  'xcp-router',
  'sip-proxy',
  'presence-engine',
  'database',
] as const;
export type Service = (typeof SERVICES)[number];

/** The heartbeat between the two nodes of a group: clients reach both all the time (D14). */
export const LINKS = ['up', 'cut'] as const;
export type Link = (typeof LINKS)[number];

/** The decisions D1, D2, D3, D5 of the domain page, section 2.8: lab assumptions, shown as such. */
export interface Policies {
  readonly tieBreak: 'group-major' | 'slot-major';
  readonly spread: 'least-assigned' | 'first-group';
  readonly capacity: 'advisory' | 'strict';
  readonly unassigned: 'keep' | 'place-on-sync';
}

/** Cluster parameters. Times in seconds (domain 4.1). */
export interface Parameters {
  readonly release: Release;
  readonly heartbeatTimeout: number;
  /** Kept and shown; no step uses it yet. */
  readonly initializationTimeout: number;
  readonly criticalServiceDelay: number;
  readonly automaticFallback: boolean;
  readonly automaticFallbackDelay: number;
  readonly transitionSeconds: number;
  readonly multiDeviceMessaging: boolean;
}

/** What lint must know and placement does not (V07, V26-V31). Absent: not told. */
export interface Facts {
  /** Name of the node that is the IM&P database publisher. */
  readonly publisher?: string;
  readonly interclusterPeers?: number;
  readonly persistentChat?: boolean;
  readonly centralized?: boolean;
  readonly managedFileTransfer?: boolean;
  readonly roundTripMs?: number;
  /** Rooms of persistent chat on one node. */
  readonly chatRoomsPerNode?: number;
  /** Users with push notifications at home on one node. */
  readonly pushUsersPerNode?: number;
  /** Clients keep a spare connection to the backup node. */
  readonly dualConnections?: boolean;
  /** Dedicated bandwidth between the sites of a pair, for each cluster. */
  readonly siteBandwidthMbps?: number;
}

/** The rule that gave a user its present home, or none (docs/scenario-format.md, "Reasons"). */
export const REASONS = [
  'BAL_FEWEST',
  'BAL_TIE',
  'AS_FIRST_NODE',
  'AS_ONLY_NODE_IN_GROUP',
  'AS_GROUP_LEAST',
  'EXPLICIT_BAT',
  'EXPLICIT_MANUAL',
  'REBALANCED',
  'NONE_NO_AUTO',
  'NO_NODE_WITH_CAPACITY',
  'BLOCKED_CLUSTER_IN_FAILOVER',
  'UNASSIGNED_BY_ADMIN',
  'NOT_ELIGIBLE_HOME_CLUSTER',
  'NOT_ELIGIBLE_NOT_ENABLED',
] as const;
export type Reason = (typeof REASONS)[number];

/** Notes that an explanation adds to the reason (same place). */
const EXPLANATION_NOTES = [
  'KEPT_EXISTING_HOME',
  'SERVED_BY_PEER',
  'DOWN_NO_HA',
  'DOWN_BOTH_NODES',
  'OVER_CAPACITY_PLACED',
] as const;
export type ExplanationNote = (typeof EXPLANATION_NOTES)[number];

/** Codes that an expectation may name as a reason: those of domain 2.9 that are notes here never hold. */
export const EXPECTED_REASONS = [...REASONS, ...EXPLANATION_NOTES, 'EXPLICIT_AXL'] as const;
export type ExpectedReason = (typeof EXPECTED_REASONS)[number];
