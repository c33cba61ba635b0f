import { AVAILABILITY } from './availability';
import { BRANCHES } from './branches';
import type { Command } from './command';
import { CONVERT } from './convert';
import { DIFF } from './diff';
import { EXPLAIN } from './explain';
import { EXPORT } from './export';
import { IMPORT } from './import';
import { LESSON_CHECK, LESSON_STUDENT } from './lesson';
import { LINT } from './lint';
import { PLAN } from './plan';
import { RUN } from './run';
import { RUNBOOK } from './runbook';
import { SHOOT_OUT } from './shoot-out';
import { SIZE } from './size';
import { TIP } from './tip';
import { WHAT_IF } from './what-if';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  RUN,
  EXPLAIN,
  WHAT_IF,
  TIP,
  SHOOT_OUT,
  PLAN,
  SIZE,
  RUNBOOK,
  AVAILABILITY,
  LINT,
  DIFF,
  BRANCHES,
  IMPORT,
  EXPORT,
  CONVERT,
  LESSON_CHECK,
  LESSON_STUDENT,
];
