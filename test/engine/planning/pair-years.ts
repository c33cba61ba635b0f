import { applyStep } from '../../../src/main/engine/apply';
import { newState } from '../../../src/main/engine/new-state';
import { nodeAt, nodeNamed } from '../../../src/main/engine/order';
import { loginHours, type PairModel } from '../../../src/main/engine/planning/availability-model';
import { isAble, servingNode } from '../../../src/main/engine/serve';
import { type LabState, NO_NODE } from '../../../src/main/engine/state';
import { nextDue } from '../../../src/main/engine/time';
import type { Step } from '../../../src/shared/step';

/** Minutes without service a user and year that were seen, and the standard error of that mean. */
export interface Simulated {
  readonly minutes: number;
  readonly error: number;
}

const NODES = ['imp1', 'imp2'] as const;
const BLOCKS = 20;
const HOURS_A_YEAR = 8766;

/**
 * Plays years of failures and repairs by the engine's own rules: a pair with one user at home on each node. Somebody
 * starts what is repaired, recovers a failed pair as soon as both nodes are able, and falls back after the time given.
 * @param seed  the same seed gives the same years
 */
export function simulatePair(
  model: PairModel,
  ha: boolean,
  years: number,
  seed: number,
): Simulated {
  const random = seeded(seed);
  const blocks: number[] = [];
  for (let block = 0; block < BLOCKS; block++)
    blocks.push(new PairYears(model, ha, random).run((years / BLOCKS) * HOURS_A_YEAR * 3600));
  const perYear = blocks.map((hours) => (hours * 60) / (years / BLOCKS) / NODES.length);
  const minutes = perYear.reduce((sum, each) => sum + each, 0) / BLOCKS;
  const variance = perYear.reduce((sum, each) => sum + (each - minutes) ** 2, 0) / (BLOCKS - 1);
  return { minutes, error: Math.sqrt(variance / BLOCKS) };
}

/** A stretch of years of one pair. Times in seconds of the lab clock, which counts whole ones. */
class PairYears {
  private state: LabState;
  private readonly model: PairModel;
  private readonly random: () => number;
  /** Next failure or repair of each node. */
  private readonly next: { second: number; step: Step }[];
  private fallbackAt = Number.POSITIVE_INFINITY;
  /** Second at which the users of each node lost their server, or null while they are served. */
  private readonly lostAt: (number | null)[] = [null, null];
  private hours = 0;

  constructor(model: PairModel, ha: boolean, random: () => number) {
    this.model = model;
    this.random = random;
    this.state = stepsOf(model, ha).reduce((state, step) => done(state, step) ?? state, newState());
    this.next = NODES.map((node) => this.failure(node));
  }

  /** User hours without service until `end`. */
  run(end: number): number {
    while (this.state.clock < end) {
      const due = nextDue(this.state.topology) ?? Number.POSITIVE_INFINITY;
      const second = Math.min(end, due, this.fallbackAt, ...this.next.map((each) => each.second));
      if (second > this.state.clock) this.do({ do: 'wait', seconds: second - this.state.clock });
      else if (due <= second) this.do({ do: 'wait', seconds: 0 });
      this.next.forEach((each, i) => {
        if (each.second > this.state.clock) return;
        this.do(each.step);
        this.next[i] = this.isAble(i) ? this.failure(NODES[i]!) : this.repair(NODES[i]!, each.step);
      });
      if (this.fallbackAt <= this.state.clock) this.do({ do: 'fallback', group: 'PRG-1' });
      this.administer();
    }
    return this.hours;
  }

  /** Recover as soon as it helps; note when a node can be given its users back. */
  private administer(): void {
    const states = NODES.map((_, i) => nodeAt(this.state.topology, this.index(i)).state);
    if (states.includes('Running in Failed Mode') && NODES.every((_, i) => this.isAble(i)))
      this.do({ do: 'recover', group: 'PRG-1' });
    if (!states.includes('Failed Over')) this.fallbackAt = Number.POSITIVE_INFINITY;
    else if (this.fallbackAt === Number.POSITIVE_INFINITY)
      this.fallbackAt = this.state.clock + Math.max(1, Math.round(this.model.fallbackHours * 3600));
  }

  private do(step: Step): void {
    const before = servingNode(this.state.topology);
    const after = done(this.state, step);
    if (after === null) return;
    this.state = after;
    const serving = servingNode(after.topology);
    NODES.forEach((_, i) => {
      const node = this.index(i);
      const since = this.lostAt[i]!;
      if (serving[node] === NO_NODE) {
        if (since === null) this.lostAt[i] = after.clock;
      } else if (since !== null) {
        this.hours += loginHours(this.model, after.clock - since);
        this.lostAt[i] = null;
      } else if (serving[node] !== before[node]) this.hours += loginHours(this.model, 0);
    });
  }

  private failure(node: string): { second: number; step: Step } {
    const { machineRate, serviceRate } = this.model;
    const isMachine = this.random() * (machineRate + serviceRate) < machineRate;
    return {
      second: this.state.clock + this.after(1 / (machineRate + serviceRate)),
      step: isMachine ? { do: 'fail-node', node } : { do: 'stop-service', node },
    };
  }

  private repair(node: string, lost: Step): { second: number; step: Step } {
    const isMachine = lost.do === 'fail-node';
    const { machineHours, serviceHours } = this.model;
    return {
      second: this.state.clock + this.after(isMachine ? machineHours : serviceHours),
      step: { do: isMachine ? 'restore-node' : 'start-service', node },
    };
  }

  /** A random time with this mean, in whole seconds. */
  private after(hours: number): number {
    return Math.max(1, Math.round(-Math.log(1 - this.random()) * hours * 3600));
  }

  private index(i: number): number {
    return nodeNamed(this.state.topology, NODES[i]!);
  }

  private isAble(i: number): boolean {
    return isAble(nodeAt(this.state.topology, this.index(i)));
  }
}

function stepsOf(model: PairModel, ha: boolean): Step[] {
  return [
    {
      do: 'set-parameter',
      heartbeatTimeout: model.heartbeat,
      criticalServiceDelay: model.serviceDelay,
      initializationTimeout: model.initialization,
    },
    { do: 'add-group', name: 'PRG-1', ha },
    ...NODES.map((name): Step => ({ do: 'add-node', group: 'PRG-1', name, capacity: 10 })),
    { do: 'enable-users', count: NODES.length },
  ];
}

function done(state: LabState, step: Step): LabState | null {
  const applied = applyStep(state, step, { index: 0, settle: false });
  return applied.ok ? applied.state : null;
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function seeded(seed: number): () => number {
  let value = seed;
  return () => {
    value = (value + 0x6d2b79f5) | 0;
    let mixed = Math.imul(value ^ (value >>> 15), 1 | value);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
