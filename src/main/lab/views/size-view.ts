import type { AskedSize, SizeDesign, SizingView } from '../../../shared/plan-api';
import type { SizeCandidate } from '../../../shared/planning';
import { reloginLimits } from '../../../shared/relogin';
import type { Step } from '../../../shared/step';
import { applyStep } from '../../engine/apply';
import { newState } from '../../engine/new-state';
import { movePlan } from '../../engine/planning/moves';
import {
  type Design,
  demandByMonth,
  loadOf,
  type SizeNeed,
  sizing,
} from '../../engine/planning/sizing';
import { OVA_SIZES } from '../../engine/rule-packs';
import type { LabState } from '../../engine/state';

/** A sizing as the page shows it, with figures by year. */
export function sizingView(asked: AskedSize): SizingView {
  const need = needOf(asked);
  const found = sizing(need);
  const demands = demandByMonth(need);
  return {
    end: found.end,
    now: demands[0]!,
    demand: found.demand,
    designs: found.candidates.map((each) => designView(need, each, demands, found.end)),
    best: found.best,
  };
}

/** Steps that make the lab of a design with the users of today, re-login limits by the tables. */
export function sizedLab(asked: AskedSize, index: number): readonly Step[] | null {
  const candidate = sizing(needOf(asked)).candidates[index];
  if (!candidate) return null;
  const steps = [...candidate.steps, ...usersOf(asked)];
  const state = steps.reduce(done, newState());
  // Nobody may sign in before the slowest failover; the window stays as long as the table has it (V24).
  const { criticalServiceDelay, multiDeviceMessaging } = state.topology.parameters;
  const least = criticalServiceDelay * (multiDeviceMessaging ? 2 : 1);
  const limits = movePlan(state, { goal: { kind: 'even' }, atMost: 0 }).relogin.map(
    ({ node, lower, upper }): Step => {
      const later = Math.max(0, least - lower);
      return {
        do: 'set-node',
        node,
        reloginLower: lower + later,
        reloginUpper: upper + later,
      };
    },
  );
  return [...steps, ...limits];
}

function done(state: LabState, step: Step): LabState {
  const applied = applyStep(state, step, { index: 0, settle: true });
  if (!applied.ok) throw new Error(`a sized lab refuses ${step.do}: ${applied.refusal.code}`);
  return applied.state;
}

function needOf({ users, rate, ...rest }: AskedSize): SizeNeed {
  return { ...rest, growth: { users, rate } };
}

/** Users with whole devices whose sum is what was asked: some with one device more. */
function usersOf({ users, tenths }: AskedSize): Step[] {
  const whole = Math.max(1, Math.floor(tenths / 10));
  const more = Math.max(0, Math.ceil((users * tenths) / 10) - users * whole);
  const enable = (count: number, devices: number): Step[] =>
    count === 0 ? [] : [{ do: 'enable-users', count, devices }];
  return [...enable(more, whole + 1), ...enable(users - more, whole)];
}

function designView(
  need: SizeNeed,
  candidate: SizeCandidate,
  demands: readonly number[],
  end: number,
): SizeDesign {
  const { steps: _, ...figures } = candidate;
  const nodesPerGroup = candidate.nodes === candidate.groups ? 1 : 2;
  const design: Design = { ova: candidate.ova, groups: candidate.groups, nodesPerGroup };
  const { capacity } = OVA_SIZES[candidate.ova];
  const years = Array.from({ length: need.years + 1 }, (_each, year) => {
    const demand = demands[12 * year]!;
    const { perNode, afterFailure } = loadOf(need, design, demand);
    return { demand, perNode, afterFailure };
  });
  const today = years[0]!;
  const most = mostOf(need, design);
  return {
    ...figures,
    capacity,
    usersPerNode: Math.ceil(
      end / (need.style === 'active-standby' ? candidate.groups : candidate.nodes),
    ),
    years,
    short: Math.max(
      0,
      Math.max(today.perNode, today.afterFailure) - capacity,
      most === 0 ? 0 : today.demand - most,
    ),
    most,
    relogin: {
      now: reloginOf(need, candidate, today),
      end: reloginOf(need, candidate, years.at(-1)!),
    },
  };
}

function reloginOf(
  { release, style }: SizeNeed,
  { ova, groups, nodes }: SizeCandidate,
  year: { readonly perNode: number; readonly afterFailure: number },
): number | null {
  if (groups === nodes) return null;
  return style === 'active-standby'
    ? reloginLimits(release, ova, 'active-standby', year.afterFailure).upper
    : reloginLimits(release, ova, 'active-active', year.perNode).upper;
}

/** Most devices that break no rule of the design; 0 where it breaks one with none. */
function mostOf(need: SizeNeed, design: Design): number {
  const fits = (demand: number) => loadOf(need, design, demand).why.length === 0;
  if (!fits(0)) return 0;
  let low = 0;
  let high = OVA_SIZES[design.ova].capacity * design.groups * design.nodesPerGroup + 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}
