import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine } from '../../src/main/cli/command-line';
import { parseScenario } from '../../src/main/files/scenario';
import { openScenario } from '../../src/main/lab/opening/open';

/** A temporary folder with files in it; `dispose` takes it away. */
export interface Files {
  readonly folder: string;
  write(name: string, content: string | Uint8Array): string;
  dispose(): void;
}

export function temporaryFiles(): Files {
  const folder = mkdtempSync(join(tmpdir(), 'implab-cli-'));
  return {
    folder,
    write: (name, content) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The text of a scenario with these steps. */
export function scenario(steps: readonly object[], head: object = {}): string {
  return JSON.stringify({ format: 'implab-scenario', version: 1, ...head, steps });
}

/** An HA pair of 5,000-user nodes, imp1 and imp2. */
export const PAIR: readonly object[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 5000 },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 5000 },
];

/** The bytes of a saved lab with these steps done, the last `undo` of them undone. */
export async function savedLab(steps: readonly object[], undo = 0): Promise<Uint8Array> {
  const read = parseScenario(scenario(steps, { title: 'Saved' }));
  if (!read.ok) throw new Error(read.message);
  const lab = await openScenario(read.scenario, { name: 'saved', path: null }, async () => {});
  if (undo > 0) lab.goTo(steps.length - undo);
  const bytes = await lab.bytes(async () => {});
  lab.close();
  return bytes;
}

/** Runs the command line in this process. */
export async function implab(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await commandLine(args, '1.2.3', {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { code, out: out.join('\n'), err: err.join('\n'), lines: out };
}
