import type { ExitCode, Output } from './output';

/** An option of the command line. One that several commands take is declared once, in `options.ts`. */
export interface Option {
  readonly type: 'boolean' | 'string';
  /** May be given more than once; its value is then a list. */
  readonly multiple?: true;
  /** What its value is called in the help: `--into LAB`. */
  readonly value?: string;
  /** What it does, for the help: lower case, no full stop. */
  readonly help: string;
}

export type Options = Readonly<Record<string, Option>>;

/** What was given, by the options of a command. */
export type Given<O extends Options> = {
  readonly [K in keyof O]?: O[K] extends { readonly type: 'boolean' }
    ? boolean
    : O[K] extends { readonly multiple: true }
      ? readonly string[]
      : string;
};

/** What a command works with beside its words and options. */
export interface Io {
  readonly output: Output;
  /** Of implab. */
  readonly version: string;
}

/** One command of the command line: everything that is to be known of it. */
export interface Command<O extends Options = Options> {
  /** One word, or two where a subject has several verbs: `lesson check`. */
  readonly name: string;
  /** Its words and options, as in `implab run FILE... [--json]` without the first two. */
  readonly usage: string;
  /** What it does, for the help: lower case, no full stop. */
  readonly summary: string;
  /** Least and most words after the name. */
  readonly words: readonly [number, number];
  readonly options: O;
  /** Does it. Words are as many as `words` says, options only those of `options`. */
  run(words: readonly string[], given: Given<O>, io: Io): Promise<ExitCode>;
}

/** Holds a command to its own options and gives it the type of the list. */
export function defineCommand<const O extends Options>(command: Command<O>): Command {
  return command as unknown as Command;
}
