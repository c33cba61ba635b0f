import type { AskedGoal, AskedSize } from '../../shared/plan-api';
import type { EmptyTo, FailureRates, Job, PatchWay } from '../../shared/planning';
import { pageStore } from './page-store';

/** The places of the view. */
export const PLAN_PLACES = [
  { key: 'moves', label: 'Moves' },
  { key: 'sizing', label: 'Sizing' },
  { key: 'maintenance', label: 'Maintenance' },
  { key: 'availability', label: 'Availability' },
] as const;
export type PlanPlace = (typeof PLAN_PLACES)[number]['key'];

/** What is chosen in *Moves*. */
export interface MovesForm {
  readonly goal: AskedGoal['kind'];
  /** For *Empty a node*; null: the first node. */
  readonly node: string | null;
  readonly to: EmptyTo;
  readonly file: { readonly name: string; readonly data: string } | null;
  /** Null: no limit. */
  readonly atMost: number | null;
  readonly keepPlaced: boolean;
  readonly survivor: boolean;
  readonly batch: number;
  /** Day of the first night, `2026-11-30`; null: today. */
  readonly firstNight: string | null;
}

/** What is chosen in *Maintenance*. */
export interface NightForm {
  readonly job: Job;
  readonly node: string | null;
  readonly way: PatchWay;
  readonly to: EmptyTo;
  readonly moveFirst: boolean;
  readonly date: string | null;
  readonly start: string;
  /** Own durations in minutes, by the id of an action. */
  readonly minutes: Readonly<Record<string, number>>;
}

export interface PlanState {
  readonly place: PlanPlace;
  readonly moves: MovesForm;
  readonly size: AskedSize;
  readonly design: number | null;
  readonly night: NightForm;
  /** Null: the assumptions of the lab. */
  readonly rates: FailureRates | null;
}

const FIRST: PlanState = {
  place: 'moves',
  moves: {
    goal: 'even',
    node: null,
    to: 'peer',
    file: null,
    atMost: null,
    keepPlaced: true,
    survivor: true,
    batch: 1000,
    firstNight: null,
  },
  size: {
    users: 5000,
    tenths: 15,
    rate: 500,
    years: 5,
    survive: 'one',
    style: 'balanced',
    release: '15',
    features: [],
  },
  design: null,
  night: {
    job: 'patch',
    node: null,
    way: 'failover',
    to: 'peer',
    moveFirst: false,
    date: null,
    start: '22:00',
    minutes: {},
  },
  rates: null,
};

/** What is chosen in *Plan*, for each page. */
export const planStateOf = pageStore<PlanState>(FIRST, (old) => ({
  ...FIRST,
  place: old.place,
  size: old.size,
  rates: old.rates,
}));
