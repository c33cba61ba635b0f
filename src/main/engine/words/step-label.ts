import {
  capitalised,
  countOf,
  formatCount,
  formatSeconds,
  shortened,
  sizeName,
} from '../../../shared/format';
import type { Ova, Parameters, Policies } from '../../../shared/model';
import {
  FACT_FIGURES,
  FACT_FLAGS,
  factValueWords,
  modeName,
  PARAMETERS,
  parameterValueWords,
  policyValueWords,
} from '../../../shared/settings';
import type { Step, StepName, StepOf } from '../../../shared/step';
import { serviceName } from './service-words';

type Labels = { readonly [K in StepName]: (step: StepOf<K>) => string };

const LABELS: Labels = {
  'add-group': (step) => `Add ${step.name}`,
  'remove-group': (step) => `Remove ${step.group}`,
  'rename-group': (step) => `Rename ${step.group} to ${step.name}`,
  'move-group': (step) => `Move ${step.group} to place ${formatCount(step.at + 1)}`,
  'swap-nodes': (step) => `Swap the nodes of ${step.group}`,
  'set-ha': (step) => `${step.enabled ? 'Enable' : 'Disable'} HA for ${step.group}`,
  'add-node': (step) => `Add ${step.name}`,
  'remove-node': (step) => `Remove ${step.node}`,
  'rename-node': (step) => `Rename ${step.node} to ${step.name}`,
  'set-node': (step) => `Set ${step.node} to ${nodeSettings(step)}`,
  'move-node': (step) => `Move ${step.node} to ${step.group}`,
  'set-facts': (step) => capitalised(factSettings(step)),
  'set-notes': (step) => (step.on === 'lab' ? 'Notes on the lab' : `Notes on ${step.name ?? ''}`),
  'set-mode': (step) => `Mode ${modeName(step.mode)}`,
  'set-policy': (step) => policySettings(step),
  'set-parameter': (step) => parameterSettings(step),
  'enable-users': enableUsers,
  'disable-users': disableUsers,
  assign: assignUsers,
  unassign: unassignUsers,
  'assign-unassigned': () => 'Assign the unassigned',
  rebalance: (step) => (step.strategy === 'even' ? 'Rebalance evenly' : 'Rebalance by capacity'),
  'fail-node': (step) => `Fail ${step.node}`,
  'restore-node': (step) => `Restore ${step.node}`,
  'stop-service': stopService,
  'start-service': (step) =>
    step.service === undefined
      ? `Start the services of ${step.node}`
      : `Start ${serviceName(step.service)} on ${step.node}`,
  'cut-link': (step) => `Cut the link of ${step.group}`,
  'heal-link': (step) => `Heal the link of ${step.group}`,
  failover: (step) => `Fail over ${step.node}`,
  fallback: (step) => `Fall back ${step.group}`,
  recover: (step) => `Recover ${step.group}`,
  wait: (step) => `Wait ${formatSeconds(step.seconds)}`,
  note: () => 'Note',
  expect: () => 'Expected result',
  'begin-lesson': (step) => `Begin ${step.title}`,
  answer: (step) => `Answer on page ${formatCount(step.page + 1)}`,
  hint: (step) => `Hint ${step.level} on page ${formatCount(step.page + 1)}`,
  'take-snapshot': () => 'Take snapshot',
  'restore-snapshot': () => 'Restore snapshot',
  'delete-snapshot': () => 'Delete snapshot',
};

/** A step in a few words, as the journal and the menu show it: "Fail imp4", "Mode Active/Standby". */
export function stepLabel(step: Step): string {
  const label = LABELS[step.do] as (step: Step) => string;
  return label(step);
}

function stopService({ node, service, broken }: StepOf<'stop-service'>): string {
  const what = service === undefined ? 'a service' : serviceName(service);
  return `${broken ? 'Break' : 'Stop'} ${what} on ${node}`;
}

/** Several steps that belong together, in a few words: "Fail imp4", "Add PRG-3 and 2 more". */
export function stepsLabel(steps: readonly Step[]): string {
  const [first, ...more] = steps;
  if (!first) return '';
  const label = stepLabel(first);
  return more.length === 0 ? label : `${label} and ${formatCount(more.length)} more`;
}

function policySettings(step: Partial<Policies>): string {
  const values = [step.tieBreak, step.spread, step.capacity, step.unassigned];
  return joined(values.filter((value) => value !== undefined).map(policyValueWords), 'Policies');
}

function parameterSettings(step: Partial<Parameters>): string {
  const parts: string[] = [];
  if (step.release !== undefined) parts.push(`Release ${step.release}`);
  for (const { key, inStep } of PARAMETERS) {
    const value = step[key];
    if (value !== undefined) parts.push(`${inStep} ${parameterValueWords(value)}`);
  }
  return joined(parts, 'Parameters');
}

function nodeSettings(step: StepOf<'set-node'>): string {
  const parts: string[] = [];
  if (step.ova !== undefined) parts.push(size(step.ova));
  if (step.capacity !== undefined) parts.push(sizeName(step.capacity, null));
  if (step.generation !== undefined)
    parts.push(`generation ${shortened(step.generation) || 'unknown'}`);
  if (step.version !== undefined) parts.push(`version ${shortened(step.version)}`);
  if (step.reloginLower !== undefined)
    parts.push(`re-login from ${formatSeconds(step.reloginLower)}`);
  if (step.reloginUpper !== undefined)
    parts.push(`re-login up to ${formatSeconds(step.reloginUpper)}`);
  return joined(parts, 'the same values');
}

function factSettings(step: StepOf<'set-facts'>): string {
  const parts: string[] = [];
  if (step.publisher !== undefined) parts.push(`publisher ${step.publisher}`);
  for (const { key, label, unit } of [...FACT_FIGURES, ...FACT_FLAGS]) {
    const value = step[key];
    if (value !== undefined) parts.push(`${lowerFirst(label)} ${factValueWords(value, unit)}`);
  }
  return joined(parts, 'facts');
}

function enableUsers(step: StepOf<'enable-users'>): string {
  if (step.users === undefined) return `Enable ${countOf(step.count, 'user')}`;
  const only = step.users.length === 1 ? step.users[0] : undefined;
  return only ? `Enable ${only.id}` : `Enable ${formatCount(step.users.length)} from file`;
}

function disableUsers(step: StepOf<'disable-users'>): string {
  if (step.all) return 'Disable everybody';
  if (step.users) return `Disable ${named(step.users)}`;
  const who = step.count === undefined ? 'all' : formatCount(step.count);
  return step.node === undefined ? `Disable ${who}` : `Disable ${who} of ${step.node}`;
}

function assignUsers(step: StepOf<'assign'>): string {
  if (step.users) return `Assign ${named(step.users)} to ${step.node}`;
  const who = step.count === undefined ? 'all' : formatCount(step.count);
  return step.of === undefined || step.of === 'unassigned'
    ? `Assign ${who} unassigned to ${step.node}`
    : `Move ${who} from ${step.of} to ${step.node}`;
}

function unassignUsers(step: StepOf<'unassign'>): string {
  if (step.all) return 'Unassign everybody';
  if (step.users) return `Unassign ${named(step.users)}`;
  if (step.node !== undefined) return `Unassign all of ${step.node}`;
  const who = step.count === undefined ? 'all' : formatCount(step.count);
  return step.of === undefined ? `Unassign ${who}` : `Unassign ${who} of ${step.of}`;
}

function named(ids: readonly string[]): string {
  return ids.length === 1 ? (ids[0] ?? '') : countOf(ids.length, 'user');
}

function size(ova: Ova): string {
  return sizeName(Number(ova), ova);
}

function lowerFirst(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

function joined(parts: readonly string[], otherwise: string): string {
  return parts.length === 0 ? otherwise : parts.join(', ');
}
