import { listNames } from '../../../../shared/format';
import type { Remedy } from '../../../../shared/refusal';
import type { Step } from '../../../../shared/step';
import { remedy } from '../../remedies/remedy';
import { trySteps } from '../../remedies/try-steps';
import { enableHa } from '../fixes';
import { type LintLab, labOf } from '../lab';
import { defineFinding, when } from '../record';
import { allOf } from '../words';

/** V19: HA for all groups, or for none. */
export const V19 = defineFinding({
  code: 'V19',
  place: 'cluster',
  severity: 'warning',
  about: 'design',
  basis: 'documented',
  sources: ['S2'],
  asks: 'All redundancy groups have HA, or none has.',
  label: 'HA only in some groups',
  check: ({ groups }) => {
    const on = groups.filter(({ hasHa }) => hasHa).map(({ name }) => name);
    const off = groups.filter(({ hasHa }) => !hasHa).map(({ name }) => name);
    return when(on.length > 0 && off.length > 0, () => ({ on, off }));
  },
  title: () => 'Only some groups have HA',
  message: ({ on, off }) => `HA is on for ${allOf(on)} and off for ${allOf(off)}.`,
  advice:
    'Users of a group without HA lose service when their node fails, while others do not notice. Enable HA for every group, or for none.',
  fixes: ({ off }, lab) => haEverywhere(off, lab),
});

/** HA for every group at once, where each can have it; and for each of them alone. */
function haEverywhere(off: readonly string[], lab: LintLab): readonly (Remedy | null)[] {
  const single = off.map((name) => enableNamed(name, lab));
  if (off.length < 2) return single;
  const steps: Step[] = [];
  let now: LintLab | null = lab;
  for (const name of off) {
    const way: Remedy | null = now && enableNamed(name, now);
    const after: ReturnType<typeof trySteps> = now && way && trySteps(now.state, way.steps);
    if (!way || !after) return single;
    steps.push(...way.steps);
    now = labOf(after);
  }
  return [remedy(steps, `Enable HA for ${listNames(off)}`), ...single];
}

function enableNamed(name: string, lab: LintLab): Remedy | null {
  const group = lab.groups.find((each) => each.name === name);
  return group ? enableHa(group, lab) : null;
}
