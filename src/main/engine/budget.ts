/**
 * What a replay or an answer may take. A few steps can ask for very much, over and over: everything that a replay does
 * and keeps is counted, and it ends at the step where it has taken too much, not when the machine has no more to give.
 * So are what-if, plans and explanations.
 */

/** What something takes: `work` in looks at one user, `bytes` of memory. */
export interface Cost {
  readonly work: number;
  readonly bytes: number;
}

/** Most that a file may take that nobody has said more of: under a minute, and under a gigabyte with the program. */
export const BUDGET: Cost = { work: 600_000_000, bytes: 700_000_000 };
/** For a file that somebody wants whatever it takes. */
export const NO_BUDGET: Cost = { work: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };

/** Seconds that one unit of work takes on a slow machine. */
export const SECONDS_OF_WORK = 100e-9;

/** Work of any step, whatever it does, and of each group and node that it looks at. */
const WORK_OF_STEP = 300;
const WORK_OF_NODE = 4;
/** Memory of a step that is kept with what came of it. */
const BYTES_OF_STEP = 400;

/** Counts work while it is done. Counting changes nothing of it, until there is too much: then it throws `OverBudget`. */
export class Meter {
  work = 0;
  private most = 0;
  private readonly limit: Cost;

  /** @param limit  of one answer; a replay is held to its budget by `Spending` */
  constructor(limit: Cost = NO_BUDGET) {
    this.limit = limit;
  }

  /** The most memory that was held for the answer at a time. */
  get bytes(): number {
    return this.most;
  }

  add(work: number): void {
    this.work += work;
    if (this.work > this.limit.work) this.end();
  }

  /** So much memory is held for the answer at this moment. */
  holds(bytes: number): void {
    this.most = Math.max(this.most, bytes);
    if (this.most > this.limit.bytes) this.end();
  }

  private end(): never {
    throw new OverBudget(0, 0, { work: this.work, bytes: this.most });
  }
}

/** Work of one user in the database that a lab is written to, once its steps are done. */
const WORK_OF_ROW = 80;

/** A replay has taken more than its budget, or an answer, which has no steps: then their number is 0. */
export class OverBudget extends Error {
  readonly done: number;
  readonly total: number;
  /** Taken so far. */
  readonly taken: Cost;
  /** Users so far, those who left among them. */
  private readonly rows: number;

  constructor(done: number, total: number, taken: Cost, rows = 0) {
    super(`over budget after ${done} of ${total} steps`);
    this.done = done;
    this.total = total;
    this.taken = taken;
    this.rows = rows;
  }

  /** What all steps would take, if the others are like those done. */
  get estimate(): Cost {
    return { work: this.taken.work * this.share, bytes: this.taken.bytes * this.share };
  }

  /** The same with the database that an open lab has. */
  get estimateOpen(): Cost {
    const { work, bytes } = this.estimate;
    return { work: work + this.estimateRows * WORK_OF_ROW, bytes };
  }

  /** Users after all steps, those who left among them. */
  get estimateRows(): number {
    return this.rows * this.share;
  }

  private get share(): number {
    return this.total / Math.max(1, this.done);
  }
}

/** What one replay has taken. */
export class Spending {
  readonly meter = new Meter();
  private readonly budget: Cost;
  private readonly total: number;
  /** The most that was held at any step. */
  private most = 0;

  /** @param total  steps of the replay */
  constructor(budget: Cost, total: number) {
    this.budget = budget;
    this.total = total;
  }

  get taken(): Cost {
    return { work: this.meter.work, bytes: this.most };
  }

  /**
   * A step was done. Throws `OverBudget` where that was too much.
   *
   * @param done   steps done so far
   * @param nodes  groups and nodes of the lab
   * @param bytes  held for the states of the lab at this moment
   * @param rows   users, those who left among them
   */
  step(done: number, nodes: number, bytes: number, rows = 0): void {
    this.meter.add(WORK_OF_STEP + WORK_OF_NODE * nodes);
    this.most = Math.max(this.most, bytes + done * BYTES_OF_STEP);
    if (this.meter.work > this.budget.work || this.most > this.budget.bytes)
      throw new OverBudget(done, this.total, this.taken, rows);
  }
}
