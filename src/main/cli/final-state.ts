import type { Finding } from '../../shared/finding';
import type { Mode, NodeState } from '../../shared/model';
import { isContractFinding, lint } from '../engine/lint';
import { measure } from '../engine/measure';
import { nodeAt, topologyOrder } from '../engine/order';
import type { LabState } from '../engine/state';

/** A lab in figures: the field `final` of `implab run --json`, nodes in topology order. */
export interface FinalState {
  readonly clock: number;
  readonly mode: Mode;
  readonly assigned: ReadonlyMap<string, number>;
  readonly load: ReadonlyMap<string, number>;
  readonly unassigned: number;
  readonly noService: number;
  readonly states: ReadonlyMap<string, NodeState>;
  readonly findings: readonly FindingLine[];
}

/** A finding with its fields in the order of the contract. */
export type FindingLine = Pick<Finding, 'code' | 'severity' | 'at' | 'message' | 'surplus'>;

/** The figures of a state. Findings are those of the contract: V01-V23 and L01. */
export function finalState(state: LabState): FinalState {
  const { topology, clock } = state;
  const { assigned, load, unassigned, noService } = measure(state);
  const byNode = <T>(read: (index: number) => T): ReadonlyMap<string, T> =>
    new Map(topologyOrder(topology).map((index) => [nodeAt(topology, index).name, read(index)]));
  return {
    clock,
    mode: topology.mode,
    assigned: byNode((index) => assigned[index]!),
    load: byNode((index) => load[index]!),
    unassigned,
    noService,
    states: byNode((index) => nodeAt(topology, index).state),
    findings: lint(state)
      .filter((finding) => isContractFinding(finding.code))
      .map(findingLine),
  };
}

/** A finding as the command line writes it. */
export function findingLine({ code, severity, at, message, surplus }: Finding): FindingLine {
  return { code, severity, at, message, ...(surplus !== undefined && { surplus }) };
}
