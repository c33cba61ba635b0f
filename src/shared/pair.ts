/** A pair with HA in the product's own words, and the picture of its statuses. Types only. */
import type { Basis } from './sources';
import type { Step } from './step';

/** What `utils ha status` and its neighbours would say of a group (domain 4.2, 4.3, 4.8; S2, S13, S14, S52). */
export interface PairView {
  /** Lines of `utils ha status`. */
  readonly cli: readonly string[];
  /** The row of the documented table of node states, or null where it has none. */
  readonly row: TableRow | null;
  /** Alarms that the last change of the pair raises: "SRMFailover from imp1 to imp2, Peer Reboot". */
  readonly alarms: readonly string[];
  /** Performance counter SRMState by node name. */
  readonly srmState: readonly { readonly node: string; readonly value: string }[];
  readonly statuses: readonly PairStatus[];
  readonly events: readonly PairEvent[];
}

export interface TableRow {
  /** Number of the row in the domain page: "13b". */
  readonly mark: string;
  readonly cause: string;
  /** The documented recommended action, in own words. */
  readonly action: string;
  readonly sources: readonly string[];
  /** The action as steps that this lab accepts now; empty where only waiting helps. */
  readonly steps: readonly Step[];
  /** Label of the button. */
  readonly label: string;
}

/** One status in the picture of the pair. */
export interface PairStatus {
  readonly key: PairStatusKey;
  readonly name: string;
  readonly states: string;
  readonly isNow: boolean;
}

export type PairStatusKey =
  | 'off'
  | 'normal'
  | 'changing'
  | 'carried'
  | 'admin'
  | 'split'
  | 'failed'
  | 'dark';

/** What leads from one status to another. */
export interface PairEvent {
  readonly from: PairStatusKey;
  readonly to: PairStatusKey;
  readonly label: string;
  readonly basis: Basis;
  readonly sources: readonly string[];
  /** Steps that bring it about from here and now; null where they would be refused or it comes by itself. */
  readonly steps: readonly Step[] | null;
}
