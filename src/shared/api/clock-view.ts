/** The failure of one step second by second: the same engine with `settle` off. Times are seconds after the loss. */
export interface ClockView {
  readonly step: number;
  readonly label: string;
  readonly group: string;
  readonly lost: string;
  readonly peer: string | null;
  readonly lossAt: number;
  readonly until: number;
  readonly events: readonly {
    readonly second: number;
    readonly kind: string;
    readonly label: string;
    /** The node that was lost, came back or took over; absent where it is about the pair. */
    readonly node?: string;
  }[];
  readonly tracks: readonly {
    readonly node: string;
    readonly spans: readonly {
      readonly from: number;
      readonly to: number;
      readonly state: string;
      readonly reason: string;
    }[];
  }[];
  /** Services, link and status of the pair, each only where something happens in it. */
  readonly lanes: readonly {
    readonly name: string;
    readonly note: string;
    readonly spans: readonly {
      readonly from: number;
      readonly to: number;
      /** As the states of a node look. */
      readonly look: 'ok' | 'bad' | 'dead' | 'backup' | 'fo' | 'none' | 'plain';
      readonly text: string;
    }[];
  }[];
  /** Devices that the carrying node serves of its own and for the lost node, and what the lost node serves itself. */
  readonly loads: readonly {
    readonly second: number;
    readonly own: number;
    readonly peer: number;
    readonly lost: number;
  }[];
  readonly capacity: number;
  readonly relogin: {
    readonly clients: number;
    readonly lower: number;
    readonly upper: number;
    readonly tableLower: number | null;
    readonly tableUpper: number | null;
    readonly tableRow: string;
    readonly fits: boolean;
    readonly flag: string;
    readonly sources: readonly string[];
  };
  readonly sentence: string;
}
