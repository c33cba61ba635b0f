import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { LabApi } from '../../shared/lab-api';
import { type Args, type Command, commandArgs } from './command-args';
import { Cancelled } from './desk';
import type { LabFiles } from './lab-files';
import { problem } from './problem';

/** What each command does with checked arguments. */
export type Handlers = {
  readonly [K in Command]: (args: Args<K>) => LabApi[K]['result'] | Promise<LabApi[K]['result']>;
};

export interface Dispatcher {
  /** Sends a command to its handler. Never throws: whatever goes wrong is an answer. */
  readonly call: (command: string, args: unknown) => Promise<unknown>;
  /** Runs other work in turn with the commands. */
  readonly serial: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * The one door to the lab. Names are looked up as own properties and every argument goes through its
 * schema. Commands run one after another, so that each meets the lab the one before left.
 */
export function createDispatcher(
  handlers: Handlers,
  files: LabFiles,
  log: (line: string) => void,
): Dispatcher {
  const schemas: Readonly<Record<string, z.ZodType>> = commandArgs(files.parseStep);
  const run: Readonly<Record<string, (args: never) => unknown>> = handlers;
  let turn: Promise<unknown> = Promise.resolve();

  const answer = async (command: string, args: unknown): Promise<unknown> => {
    if (!Object.hasOwn(schemas, command)) {
      return command.startsWith('shell.')
        ? problem('desktop-only', { name: command })
        : problem('unknown-command', { name: shortName(command) });
    }
    try {
      const read = schemas[command]!.safeParse(args);
      if (!read.success) return badArguments(read.error);
      return await run[command]!(read.data as never);
    } catch (error) {
      if (error instanceof Cancelled) return problem('cancelled', { name: error.message });
      return internal(command, error, log);
    }
  };

  const serial = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work);
    turn = next.catch(() => {
      // Whoever asked for the work hears of its failure; the next in turn need not.
    });
    return next;
  };
  return {
    call: (command, args) =>
      // In turn it would come when the work it is to end is done.
      command === 'task.cancel'
        ? answer(command, args)
        : serial(() => answer(String(command), args)),
    serial,
  };
}

function badArguments(error: z.ZodError): unknown {
  const issue = error.issues[0]!;
  return problem('bad-arguments', { place: placeOf(issue.path), detail: issue.message });
}

/** `steps[3].capacity`. */
function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, at) =>
      typeof part === 'number' ? `[${part}]` : `${at > 0 ? '.' : ''}${String(part)}`,
    )
    .join('');
}

const LONGEST_NAME = 60;

function shortName(command: string): string {
  return command.length > LONGEST_NAME ? `${command.slice(0, LONGEST_NAME)}…` : command;
}

function internal(command: string, error: unknown, log: (line: string) => void): unknown {
  const name = randomBytes(2).toString('hex');
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log(`${name} ${command}: ${stack}`);
  return problem('internal', { name });
}
