import type { EmptyTo, RunbookAction, RunbookRisk } from '../../../../shared/planning';
import type { Step } from '../../../../shared/step';
import { applyStep } from '../../apply';
import type { Meter } from '../../budget';
import { measure } from '../../measure';
import { groupNamed, hasHa, nodeAt, nodeNamed, nodesOf, peerOf, topologyOrder } from '../../order';
import { isAble, isFailedOver } from '../../serve';
import { type Group, type LabState, NO_NODE } from '../../state';
import { demandAfter, demandOf } from '../failures';
import { movePlan } from '../moves';
import type { RunbookClock } from '../runbook-plan';
import { overloads, singleFailures } from '../survivor';
import type { Condition, Operation, RunbookEntry, Time } from './runbook';

/** Updates of users a minute in Cisco's lab figures (runbooks, 0.6: BATA). */
const BULK_A_MINUTE = 65;

/** What a runbook is about; names, for they outlive the node. */
export interface Subject {
  readonly node: string;
  readonly peer: string | null;
  readonly group: string;
  readonly to: EmptyTo;
  readonly moveFirst: boolean;
  /** The user's own durations in seconds, by the id of an action. */
  readonly seconds: Readonly<Record<string, number>>;
}

/** A step that the rules refuse where the runbook counts on it. */
export class RunbookRefused extends Error {}

/**
 * Plays a runbook on a copy of the lab, action by action. What the steps are depends on what the ones before led to;
 * every figure is read off the lab as it then is.
 */
export class RunbookPlay {
  private state: LabState;
  private readonly subject: Subject;
  private readonly settle: boolean;
  private index: number;
  private readonly meter: Meter | undefined;
  /** Groups that had HA at the start, by name. */
  private readonly hadHa: ReadonlySet<string>;
  /** Users who were moved away, to be moved back. */
  private moved: readonly string[] = [];
  private turnedOff: readonly string[] = [];
  /** Devices that lost their server, of the action that is played. */
  private loggedOut = 0;

  constructor(state: LabState, subject: Subject, { settle, index, meter }: RunbookClock) {
    this.state = state;
    this.subject = subject;
    this.settle = settle;
    this.index = index;
    this.meter = meter;
    this.hadHa = new Set(state.topology.groups.filter(hasHa).map(({ name }) => name));
  }

  /** The lab as it is now. */
  get now(): LabState {
    return this.state;
  }

  /** Plays an action; null where it does not belong to this job. */
  play(entry: RunbookEntry): RunbookAction | null {
    if (entry.if && !this.holds(entry.if)) return null;
    const operations = entry.operations ?? [];
    const order: readonly Operation[] = operations.includes('wait')
      ? operations
      : [...operations, 'wait'];
    const steps: Step[] = [];
    const interrupted = this.interruptedBy(entry);
    this.loggedOut = 0;
    let seconds = this.secondsOf(entry);
    let noService = 0;
    let lasting: LabState | null = null;
    for (const each of order) {
      if (each === 'wait') {
        lasting = this.state;
        noService = Math.max(noService, measure(lasting).noService);
        // The bulk job is as long as what was moved.
        if (entry.time.kind === 'bulk' && this.subject.seconds[entry.id] === undefined)
          seconds = Math.ceil((this.moved.length / BULK_A_MINUTE) * 60);
      }
      for (const step of each === 'wait' ? waitFor(seconds) : this.stepsOf(each)) {
        if (!this.apply(step)) continue;
        steps.push(step);
        if (lasting === null) noService = Math.max(noService, measure(this.state).noService);
      }
    }
    if (lasting === null) throw new Error(`action ${entry.id} lasts nowhere`);
    return {
      id: entry.id,
      title: this.named(entry.title),
      where: this.named(entry.where),
      cli: entry.cli === null ? null : this.named(entry.cli),
      seconds,
      assumed: entry.time.kind !== 'documented' || this.subject.seconds[entry.id] !== undefined,
      time: timeWords(entry.time),
      notice: this.named(entry.notice),
      loggedOut: this.loggedOut + interrupted,
      noService,
      risk: riskOf(lasting, this.meter),
      check: capitalised(this.named(entry.check), entry.check),
      sources: entry.sources,
      steps,
      load: loadByNode(lasting),
      off: topologyOrder(lasting.topology)
        .map((node) => nodeAt(lasting.topology, node))
        .filter(({ machineUp }) => !machineUp)
        .map(({ name }) => name),
      unprotected: lasting.topology.groups
        .filter((group) => this.hadHa.has(group.name) && !isRedundant(lasting, group))
        .map(({ name }) => name),
    };
  }

  private holds(condition: Condition): boolean {
    switch (condition) {
      case 'ha':
        return this.hadHa.has(this.subject.group);
      case 'ha-set':
        return this.group().ha;
      case 'any-ha':
        return this.hadHa.size > 0;
      case 'moves':
        return this.subject.moveFirst && this.subject.peer !== null;
      case 'still-failed':
        return isFailedOver(this.state.topology, this.group());
    }
  }

  private stepsOf(operations: Exclude<Operation, 'wait'>): readonly Step[] {
    const { node, group } = this.subject;
    switch (operations) {
      case 'failover':
        return [{ do: 'failover', node }, ...this.untilQuiet()];
      case 'fallback':
        return [{ do: 'fallback', group }];
      case 'ha-off':
        return this.group().ha ? [{ do: 'set-ha', group, enabled: false }] : [];
      case 'ha-on':
        return [{ do: 'set-ha', group, enabled: true }];
      case 'all-ha-off':
        return [...this.hadHa].map((name) => ({ do: 'set-ha', group: name, enabled: false }));
      case 'all-ha-on':
        return this.state.topology.groups
          .filter(({ name, slots }) => this.hadHa.has(name) && slots.every((slot) => slot !== null))
          .map(({ name }) => ({ do: 'set-ha', group: name, enabled: true }));
      case 'node-off':
        return [{ do: 'fail-node', node }];
      case 'node-on':
        return [{ do: 'restore-node', node }];
      case 'others-off':
        this.turnedOff = topologyOrder(this.state.topology)
          .map((each) => nodeAt(this.state.topology, each))
          .filter((each) => each.name !== node && each.machineUp)
          .map(({ name }) => name);
        return this.turnedOff.map((name) => ({ do: 'fail-node', node: name }));
      case 'others-on':
        return this.turnedOff.map((name) => ({ do: 'restore-node', node: name }));
      case 'move-out':
        return this.moveOut();
      case 'move-back':
        return this.moved.length === 0 ? [] : [{ do: 'assign', users: this.moved, node }];
      case 'remove-node':
        return this.removal();
      case 'add-node':
        return this.addition();
      case 'relogin':
        return movePlan(this.state, { goal: { kind: 'even' }, atMost: 0 }, this.meter).relogin.map(
          ({ node: name, lower, upper }) => ({
            do: 'set-node',
            node: name,
            reloginLower: lower,
            reloginUpper: upper,
          }),
        );
      case 'repair':
        return [
          ...nodesOf(this.group())
            .map((each) => nodeAt(this.state.topology, each))
            .filter(({ machineUp }) => !machineUp)
            .map(({ name }): Step => ({ do: 'restore-node', node: name })),
          { do: 'heal-link', group },
        ];
      case 'recover':
        return [{ do: 'recover', group }];
      case 'restart-lost':
        return nodesOf(this.group())
          .map((each) => nodeAt(this.state.topology, each))
          .filter((each) => !isAble(each))
          .flatMap(({ name, machineUp }): Step[] => [
            ...(machineUp ? [{ do: 'fail-node' as const, node: name }] : []),
            { do: 'restore-node', node: name },
          ]);
    }
  }

  /** A transition that is longer than the clients' return is waited for, in labs whose clock stands still. */
  private untilQuiet(): Step[] {
    return this.settle ? [] : waitFor(this.state.topology.parameters.transitionSeconds);
  }

  private moveOut(): readonly Step[] {
    const { node, to } = this.subject;
    const plan = movePlan(this.state, { goal: { kind: 'empty', node, to } }, this.meter);
    if (!plan.possible) throw new RunbookRefused(plan.why ?? '');
    this.moved = plan.moves.flatMap(({ users }) => users);
    return plan.steps;
  }

  private removal(): Step[] {
    const { node, group, peer } = this.subject;
    const remove: Step[] = [{ do: 'remove-node', node }];
    return peer === null ? [...remove, { do: 'remove-group', group }] : remove;
  }

  private addition(): Step[] {
    const { node, group, peer } = this.subject;
    const like = nodeAt(this.state.topology, nodeNamed(this.state.topology, node));
    const { generation, version, reloginLower, reloginUpper } = like;
    const size = like.ova === null ? { capacity: like.capacity } : { ova: like.ova };
    const name = peer!;
    return [
      { do: 'add-node', group, name, ...size, generation, version },
      { do: 'set-node', node: name, reloginLower, reloginUpper },
    ];
  }

  /** Does a step; false where it has nothing to do. A refusal that is no such case ends the runbook. */
  private apply(step: Step): boolean {
    const before = this.state;
    const applied = applyStep(before, step, {
      index: this.index,
      settle: this.settle,
      meter: this.meter,
    });
    if (!applied.ok) {
      if (NOTHING_TO_DO.has(applied.refusal.code)) return false;
      throw new RunbookRefused(`${step.do} is refused: ${applied.refusal.code}`);
    }
    this.index++;
    this.state = applied.state;
    this.loggedOut += lostServer(before, this.state);
    return true;
  }

  /** Devices that restarts of services interrupt, where the lab shows no change. */
  private interruptedBy({ interrupts }: RunbookEntry): number {
    if (interrupts === undefined) return 0;
    const { loadTotal, load } = measure(this.state);
    if (interrupts === 'cluster') return loadTotal;
    return nodesOf(this.group()).reduce((sum, node) => sum + load[node]!, 0);
  }

  private secondsOf({ id, time }: RunbookEntry): number {
    const own = this.subject.seconds[id];
    if (own !== undefined) return own;
    if (time.kind === 'bulk') return 0;
    if (time.kind !== 'relogin') return time.seconds;
    const { topology } = this.state;
    return Math.max(0, ...nodesOf(this.group()).map((node) => nodeAt(topology, node).reloginUpper));
  }

  private group(): Group {
    const { topology } = this.state;
    return topology.groups[groupNamed(topology, this.subject.group)]!;
  }

  /** A text of the runbook with the names of this lab. */
  named(text: string): string {
    const { node, peer, group, to } = this.subject;
    const words: Readonly<Record<string, string>> = {
      node,
      group,
      peer: peer ?? node,
      to: to === 'peer' ? (peer ?? '') : TO_WORDS[to],
    };
    return text.replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? word);
  }
}

const TO_WORDS = {
  even: 'all other nodes, evenly',
  capacity: 'all other nodes, by capacity',
} as const;

/** Refusals that say that a repair has nothing to repair. */
const NOTHING_TO_DO: ReadonlySet<string> = new Set(['NOT_CUT', 'NOT_IN_FAILED_MODE']);

/** The sentence with a capital; a name of this lab that stands first keeps its spelling. */
function capitalised(text: string, template: string): string {
  return template.startsWith('{') ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

function waitFor(seconds: number): Step[] {
  return seconds > 0 ? [{ do: 'wait', seconds }] : [];
}

function timeWords(time: Time): string {
  switch (time.kind) {
    case 'documented':
      return time.text;
    case 'assumed':
      return 'no figure in the documents';
    case 'relogin':
      return 'no figure; until the upper re-login limit';
    case 'bulk':
      return `${BULK_A_MINUTE} users a minute in lab figures`;
  }
}

/** The single failure that would cost most: devices without service, then surplus; null where none costs anything. */
function riskOf(state: LabState, meter: Meter | undefined): RunbookRisk | null {
  const demand = demandOf(state, meter);
  const order = topologyOrder(state.topology);
  let risk: RunbookRisk | null = null;
  for (const failure of singleFailures(state, meter)) {
    const after = demandAfter(failure, demand);
    let noService = 0;
    for (const node of order) if (failure.serving[node] === NO_NODE) noService += after[node]!;
    const surplus = Math.max(
      0,
      ...overloads(state.topology, order, failure.serving, after).map((each) => each.surplus),
    );
    const found = { failed: nodeAt(state.topology, failure.failed[0]!).name, noService, surplus };
    if ((noService > 0 || surplus > 0) && isWorse(found, risk)) risk = found;
  }
  return risk;
}

function isWorse(a: RunbookRisk, b: RunbookRisk | null): boolean {
  if (b === null) return true;
  return a.noService > b.noService || (a.noService === b.noService && a.surplus > b.surplus);
}

/** Devices that were served before and have another server, or none, after. */
function lostServer(before: LabState, after: LabState): number {
  const was = measure(before);
  const is = measure(after);
  let devices = 0;
  for (const node of topologyOrder(before.topology))
    if (was.serving[node] !== NO_NODE && was.serving[node] !== is.serving[node])
      devices += was.demand[node]!;
  return before.users === after.users ? devices : devices + movedDevices(before, after);
}

/** Devices of users whose home changed, and who were served before, where their old home's server stays. */
function movedDevices(before: LabState, after: LabState): number {
  const was = measure(before);
  const is = measure(after);
  let devices = 0;
  for (let row = 0; row < before.users.rows; row++) {
    const home = before.users.homeAt(row);
    if (home === NO_NODE || home === after.users.homeAt(row)) continue;
    if (was.serving[home] !== NO_NODE && was.serving[home] === is.serving[home])
      devices += before.users.devicesAt(row);
  }
  return devices;
}

/** Both nodes serve their own users and cover each other. */
function isRedundant({ topology }: LabState, group: Group): boolean {
  return (
    hasHa(group) &&
    !isFailedOver(topology, group) &&
    nodesOf(group).every((node) => isAble(nodeAt(topology, node)))
  );
}

function loadByNode(state: LabState): RunbookAction['load'] {
  const { load } = measure(state);
  return topologyOrder(state.topology).map((node) => ({
    node: nodeAt(state.topology, node).name,
    devices: load[node]!,
  }));
}

/** The other node of the group of a node, by name, or null. */
export function peerName({ topology }: LabState, group: Group, node: number): string | null {
  const peer = peerOf(group, node);
  return peer === null ? null : nodeAt(topology, peer).name;
}
