import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Chance } from './random';

/** A program that was started to be killed. */
export interface Doomed {
  readonly child: ChildProcess;
  /** Resolves when it is no more; true: it was alive when it was killed. */
  readonly died: Promise<boolean>;
}

/** When a program is killed. */
export interface Death {
  /** Folder in which it writes: half of the deaths come in the moments after something happened there. */
  readonly writesIn: string;
  /** Names of what it writes there. */
  readonly writes: RegExp;
  /** Of so many happenings one counts; a file that is written is about six. */
  readonly happenings: number;
  /** It is dead after so many milliseconds at the latest. */
  readonly within: number;
  /** `start`: its time begins with the first thing that it tells. */
  readonly spared?: 'start' | 'nothing';
}

/** From what happened in its folder to its death, in milliseconds: long enough for a file to be flushed and renamed. */
const MOMENTS = 12;

/** Starts a program of Node and kills it with SIGKILL at a moment by chance. */
export function startDoomed(args: readonly string[], death: Death, by: Chance): Doomed {
  const child = spawn(process.execPath, [...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return { child, died: kill(child, death, by) };
}

async function kill(child: ChildProcess, death: Death, by: Chance): Promise<boolean> {
  const ended = once(child, 'exit');
  if (death.spared === 'start') await Promise.race([ended, once(child, 'message')]);
  const writing = new AbortController();
  const moments = by.below(MOMENTS);
  let left = by.below(death.happenings);
  const written = new Promise<void>((resolve) => {
    watch(death.writesIn, { signal: writing.signal }, (_, name) => {
      if (death.writes.test(name ?? '') && left-- === 0) resolve();
    });
  });
  const end = by.pick([
    () => wait(by.below(death.within)),
    () => Promise.race([written.then(() => wait(moments)), wait(death.within)]),
  ]);
  await Promise.race([ended, end()]);
  writing.abort();
  const alive = child.exitCode === null && child.signalCode === null;
  // What it told before is heard before its channel ends, which may be after its own end.
  const heard = child.connected ? once(child, 'disconnect') : null;
  child.kill('SIGKILL');
  await Promise.all([ended, heard]);
  return alive;
}
