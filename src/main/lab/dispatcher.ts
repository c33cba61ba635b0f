import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { formatCount } from '../../shared/format';
import type { CallAbout } from '../../shared/lab-api';
import { BUDGET, Meter, OverBudget } from '../engine/budget';
import { budgetWords } from '../engine/words/budget-words';
import { COMMANDS } from './commands';
import { stepSchemas } from './commands/args';
import type { Call, Command, CommandParts, Declaration } from './commands/command';
import { MAX_ROWS, TooManyRows } from './open-lab/replay';
import { problem } from './problem';
import type { Turn, Turns } from './turns';
import { Cancelled, type Task } from './workspace';

export interface Dispatcher {
  /** Sends a command to its declaration. Never throws: whatever goes wrong is an answer. */
  readonly call: (
    command: string,
    args: unknown,
    about?: CallAbout,
    gone?: AbortSignal,
  ) => Promise<unknown>;
  /** Ends every call under way or waiting. */
  readonly end: () => void;
}

const LONGEST_ID = 100;

/** What comes over the boundary beside the arguments is checked like them. */
const ABOUT = z.strictObject({
  id: z.exactOptional(z.string().max(LONGEST_ID)),
  lab: z.exactOptional(z.string().max(LONGEST_ID)),
  revision: z.exactOptional(z.int().min(0)),
  sharedBy: z.exactOptional(z.string().max(LONGEST_ID)),
});

/** One call under way or waiting for its turn. */
interface Waiting extends Task {
  readonly end: () => void;
}

/**
 * The one door to the lab. Names are looked up as own properties, every argument goes through its schema, and a
 * command that means another lab than the open one is refused.
 */
export function createDispatcher(
  parts: CommandParts,
  turns: Turns,
  log: (line: string) => void,
): Dispatcher {
  const { workspace } = parts;
  const schemas = stepSchemas(parts.files.parseStep);
  const waiting = new Set<Waiting>();

  const cancel = (id?: string): void => {
    if (id === undefined) workspace.cancel();
    for (const each of waiting) if (each.id === id) each.end();
  };

  const work = async (
    { needs, changes, args: schema, run }: Declaration<Command>,
    args: unknown,
    about: CallAbout,
    task: Task,
    turn: Turn,
  ): Promise<unknown> => {
    if (task.isEnded()) throw new Cancelled('The request');
    const read = (typeof schema === 'function' ? schema(schemas) : schema).safeParse(args);
    if (!read.success) return badArguments(read.error);
    const { lab } = workspace;
    if (needs === 'lab') {
      if (!lab) return problem('no-lab');
      if (about.lab !== undefined && about.lab !== workspace.moment.lab)
        return problem('another-lab');
      if (about.revision !== undefined && about.revision !== workspace.revision)
        return problem('lab-changed');
    }
    const { revision } = workspace;
    const call: Call = {
      ...parts,
      cancel,
      pause: (label) => workspace.pause(label, task),
      meter: new Meter(BUDGET),
      giveWay: turn.giveWay,
      // Who gave way meets the lab that others left, and what was asked for was asked about the one before.
      again: (end) =>
        turn.again(() => {
          if (workspace.revision !== revision) return problem('lab-changed');
          workspace.sharedBy = about.sharedBy ?? null;
          return end();
        }),
    };
    // Those that change something run one after another, so that this is about none but this one.
    if (changes) workspace.sharedBy = about.sharedBy ?? null;
    const result = await run(read.data as never, { ...call, lab } as never);
    return changes && result.ok ? { ...result, now: workspace.moment } : result;
  };

  const answer = async (
    command: string,
    args: unknown,
    about: CallAbout,
    task: Task,
    turn: Turn,
  ): Promise<unknown> => {
    try {
      const declared = COMMANDS[command as Command] as Declaration<Command>;
      return await work(declared, args, about, task, turn);
    } catch (error) {
      if (error instanceof Cancelled) return problem('cancelled', { name: error.message });
      if (error instanceof OverBudget)
        return problem('over-budget', { name: 'The work', detail: budgetWords(error) });
      if (error instanceof TooManyRows)
        return problem('too-many-users', { name: formatCount(MAX_ROWS) });
      return internal(command, error, log);
    }
  };

  const call = async (
    command: string,
    args: unknown,
    given: CallAbout = {},
    gone?: AbortSignal,
  ): Promise<unknown> => {
    const name = String(command);
    if (!Object.hasOwn(COMMANDS, name))
      return name.startsWith('shell.')
        ? problem('desktop-only', { name })
        : problem('unknown-command', { name: shortName(name) });
    const about = ABOUT.safeParse(given);
    if (!about.success) return badArguments(about.error);
    const { turn: when, changes, opens } = COMMANDS[name as Command];
    const task = waitingTask(about.data.id ?? null);
    if (when === 'at-once') return answer(name, args, about.data, task, NO_TURN);
    waiting.add(task);
    // What somebody did to the lab is done although its page is closed; answers are for nobody then.
    if (!changes || opens) gone?.addEventListener('abort', task.end, { once: true });
    try {
      return await turns.take((turn) => {
        const { lab } = workspace;
        let isBeside = when === 'beside';
        const giveWay = (): void => {
          isBeside = true;
          turn.giveWay();
        };
        if (isBeside) turn.giveWay();
        const only: Task = {
          ...task,
          isEnded: () => task.isEnded() || (isBeside && workspace.lab !== lab),
        };
        return answer(name, args, about.data, only, { ...turn, giveWay });
      });
    } finally {
      gone?.removeEventListener('abort', task.end);
      waiting.delete(task);
    }
  };
  const end = (): void => {
    workspace.cancel();
    for (const each of waiting) each.end();
  };
  return { call, end };
}

const NO_TURN: Turn = { giveWay: () => {}, again: async (work) => work() };

function waitingTask(id: string | null): Waiting {
  let ended = false;
  return {
    id,
    isEnded: () => ended,
    end: () => {
      ended = true;
    },
  };
}

function badArguments(error: z.ZodError): unknown {
  const issue = error.issues[0]!;
  return problem('bad-arguments', { place: placeOf(issue.path), detail: issue.message });
}

/** `steps[3].capacity`. */
function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`,
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
