import { COMPACT, jsonLine } from '../files/json-line';

/** Where a command writes. */
export interface Output {
  /** Results. */
  out(line: string): void;
  /** Why there is none, and what the reader should know beside it. */
  err(line: string): void;
}

/** What a command ends with: 0 as asked, 1 the lab says no, 2 it could not be looked at. */
export type ExitCode = 0 | 1 | 2;

/** Writes one compact JSON object on a line of its own. */
export function printJson(output: Output, value: object): void {
  output.out(jsonLine(value, COMPACT));
}
