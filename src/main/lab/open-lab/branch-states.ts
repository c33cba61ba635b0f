import type { Pause } from '../../../shared/slices';
import type { LabState } from '../../engine/state';
import type { Branch, LabRecord } from '../../store/lab-record';
import { sharedSteps } from '../branches/branches';
import type { History } from './history';
import { replay } from './replay';

/** A branch with all its states. */
export interface ReplayedBranch {
  readonly branch: Branch;
  readonly history: History;
  readonly state: LabState;
}

/** What the branches that are not open come to, worked out when somebody asks and kept. */
export class BranchStates {
  /** Branches that were deleted, by name, with what the lab was before: they can be brought back. */
  readonly deleted = new Map<string, LabRecord>();
  private lastReplay: History | null = null;
  private readonly ends = new WeakMap<Branch, LabState>();

  /** Orders of deleted branches, which are not given out again. */
  get usedOrders(): readonly number[] {
    return [...this.deleted.values()].flatMap(({ branch, others }) =>
      [branch, ...others].map(({ order }) => order),
    );
  }

  /** The state at the end of a branch, where it is known. */
  endOf(branch: Branch): LabState | null {
    return this.ends.get(branch) ?? null;
  }

  keepEnd(branch: Branch, state: LabState): void {
    this.ends.set(branch, state);
  }

  /**
   * Works a branch out. Steps that it shares with what is known are not done again.
   *
   * @param open  the history of the open branch
   */
  async replay(
    branch: Branch,
    open: History,
    settle: boolean,
    pause: Pause,
  ): Promise<ReplayedBranch> {
    const shared = ({ journal }: History): number =>
      sharedSteps(
        journal.map(({ step }) => step),
        branch.steps,
      );
    // Many branches may be forked from one that is not open: what was worked out last goes on from there.
    const last = this.lastReplay;
    const base = last !== null && shared(last) > shared(open) ? last : open;
    const history = await replay(branch.steps, settle, pause, { history: base.fork(shared(base)) });
    this.lastReplay = history;
    const state = history.stateAt(branch.position);
    this.keepEnd(branch, state);
    return { branch, history, state };
  }
}
