import type { Option } from './command';

/** The options that several commands take, each declared once. */
export const JSON_OUT = { type: 'boolean', help: 'answer in JSON' } as const satisfies Option;
export const BRANCH = {
  type: 'string',
  value: 'NAME',
  help: 'the branch of a saved lab, for the open one',
} as const satisfies Option;
export const CSV_OUT = {
  type: 'string',
  value: 'OUT',
  help: 'write the answer as CSV, too',
} as const satisfies Option;
