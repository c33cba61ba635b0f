import { formatClock } from '../../../shared/format';
import type { LabDiff } from '../../../shared/lab-api';
import {
  FACT_FIGURES,
  FACT_FLAGS,
  factValueWords,
  modeName,
  PARAMETERS,
  POLICIES,
  parameterValueWords,
  policyValueWords,
} from '../../../shared/settings';
import type { LabState } from '../../engine/state';

/** Every setting of a lab in words: one line here, one line of a comparison. */
const SETTINGS: readonly (readonly [string, (state: LabState) => string])[] = [
  ['Mode', ({ topology }) => modeName(topology.mode)],
  ...POLICIES.map(
    ({ name, label }) =>
      [label, ({ topology }: LabState) => policyValueWords(topology.policies[name])] as const,
  ),
  ['Release', ({ topology }) => topology.parameters.release],
  ...PARAMETERS.map(
    ({ key, inStep }) =>
      [inStep, ({ topology }: LabState) => parameterValueWords(topology.parameters[key])] as const,
  ),
  ['Publisher', publisherOf],
  ...[...FACT_FIGURES, ...FACT_FLAGS].map(
    ({ key, label, unit }) =>
      [label, ({ topology }: LabState) => factValueWords(topology.facts[key], unit)] as const,
  ),
  ['Lab time', ({ clock }) => formatClock(clock)],
];

/** Modes, policies, parameters and facts that differ. */
export function settingChanges(a: LabState, b: LabState): LabDiff['parameters'][number][] {
  return SETTINGS.map(([what, words]) => ({ what, before: words(a), after: words(b) })).filter(
    ({ before, after }) => before !== after,
  );
}

function publisherOf({ topology }: LabState): string {
  const { publisher } = topology.facts;
  return publisher === undefined ? '' : (topology.nodes[publisher]?.name ?? 'removed');
}
