import type { Option } from './command';

/** The options that several commands take, each declared once. */
export const JSON_OUT = { type: 'boolean', help: 'answer in JSON' } as const satisfies Option;
