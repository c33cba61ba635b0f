import { z } from 'zod';
import { MAX_COUNT, MAX_SECONDS } from '../../../shared/limits';
import { RELEASES } from '../../../shared/model';
import {
  EMPTY_TO,
  JOBS,
  MOVE_LIMITS,
  PATCH_WAYS,
  SIZE_FEATURES,
  SIZE_STYLES,
  SURVIVE,
} from '../../../shared/planning';
import { fileData, text, whole } from './args';

const LONGEST_FORECAST = 20;
const MAX_PERCENT = 100;

const goal = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['even', 'capacity', 'pairs', 'first-nodes']) }),
  z.strictObject({ kind: z.literal('empty'), node: text, to: z.enum(EMPTY_TO) }),
  fileData.extend({ kind: z.literal('file') }),
]);

export const askedMoves = z.strictObject({
  position: z.exactOptional(whole),
  goal,
  atMost: z.exactOptional(whole.max(MAX_COUNT)),
  keepPlaced: z.exactOptional(z.boolean()),
  within: z.exactOptional(z.enum(MOVE_LIMITS)),
  batch: z.exactOptional(whole.min(1).max(MAX_COUNT)),
});

export const askedSize = z.strictObject({
  users: whole.min(1).max(MAX_COUNT),
  tenths: whole.min(1).max(1000),
  rate: whole.max(100 * MAX_PERCENT),
  years: whole.max(LONGEST_FORECAST),
  survive: z.enum(SURVIVE),
  style: z.enum(SIZE_STYLES),
  release: z.enum(RELEASES),
  features: z.array(z.enum(SIZE_FEATURES)),
});

export const askedNight = z.strictObject({
  position: z.exactOptional(whole),
  job: z.enum(JOBS),
  node: text,
  way: z.exactOptional(z.enum(PATCH_WAYS)),
  to: z.exactOptional(z.enum(EMPTY_TO)),
  moveFirst: z.exactOptional(z.boolean()),
  seconds: z.exactOptional(z.record(text, whole.max(MAX_SECONDS))),
});

const span = z.strictObject({ low: z.number().min(0.001), high: z.number().min(0.001) });

/** What is given of failures. */
export const failureRates = z.strictObject({
  machineFailures: span,
  machineHours: span,
  serviceFailures: span,
  serviceHours: span,
  fallbackHours: span,
});

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What of *Plan* a report holds. */
export const reportPlanArgs = z.strictObject({
  moves: z.exactOptional(askedMoves.omit({ position: true }).extend({ firstNight: day })),
  size: z.exactOptional(askedSize.extend({ design: z.nullable(whole) })),
  night: z.exactOptional(
    askedNight.omit({ position: true }).extend({ day, start: z.string().regex(/^\d{2}:\d{2}$/) }),
  ),
  availability: z.exactOptional(z.strictObject({ rates: z.nullable(failureRates) })),
});
