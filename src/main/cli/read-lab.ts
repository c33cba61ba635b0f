import { existsSync } from 'node:fs';
import { MAIN } from '../../shared/branch';
import type { Scenario } from '../../shared/step';
import { isSqlite } from '../files/implab-header';
import { printable } from '../files/place';
import { parseScenario } from '../files/scenario';
import { readBytes } from './read-bytes';

/** A lab read from a file as its scenario, or why not: `message` names the file and the place in it. */
export type LabRead =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly message: string };

/**
 * Reads a scenario, a saved lab or a report that holds one, told apart by content.
 *
 * @param named   a file, or `FILE#NAME` for a branch of a saved lab
 * @param branch  of a saved lab; by default the one that is open in it
 */
export async function readLab(named: string, branch?: string): Promise<LabRead> {
  const reference = branch === undefined ? branchReference(named) : { file: named, branch };
  const { file, branch: wanted } = reference;
  const bytes = readBytes(file);
  if (typeof bytes === 'string') return unreadable(file, '', bytes);
  if (wanted !== undefined && wanted !== MAIN && !isSqlite(bytes))
    return unreadable(
      file,
      '',
      `has no branch ${JSON.stringify(wanted)}: only a saved lab has branches`,
    );
  if (isSqlite(bytes)) {
    // SQLite is only loaded for those who need it: it doubles the time to start.
    const { readImplab } = await import('./read-implab');
    const opened = await readImplab(bytes, wanted);
    return typeof opened === 'string'
      ? unreadable(file, '', opened)
      : { ok: true, scenario: opened };
  }
  const text = isHtml(bytes) ? (await import('../files/report')).scenarioOfReport(bytes) : null;
  const read = parseScenario(text ?? bytes);
  if (read.ok) return read;
  const { message } = unreadable(file, read.place, read.message);
  return {
    ok: false,
    message: [message, ...read.more.map((each) => `${printable(file)}: ${each}`)].join('\n'),
  };
}

/** `FILE#NAME`; a file whose own name has such a sign goes before. */
function branchReference(named: string): { readonly file: string; readonly branch?: string } {
  if (existsSync(named)) return { file: named };
  for (let hash = named.indexOf('#'); hash >= 0; hash = named.indexOf('#', hash + 1)) {
    const file = named.slice(0, hash);
    if (existsSync(file)) return { file, branch: named.slice(hash + 1) };
  }
  return { file: named };
}

/** A report holds its lab; reading one costs its writer, too. */
function isHtml(bytes: Uint8Array): boolean {
  return /^(?:\uFEFF)?\s*<!doctype html>/i.test(new TextDecoder().decode(bytes.subarray(0, 100)));
}

function unreadable(file: string, place: string, message: string): { ok: false; message: string } {
  const parts = [printable(file), place, message].filter((part) => part !== '');
  return { ok: false, message: parts.join(': ') };
}
