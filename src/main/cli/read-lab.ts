import type { Scenario } from '../../shared/step';
import { isSqlite } from '../files/implab-header';
import { printable } from '../files/place';
import { parseScenario } from '../files/scenario';
import { readBytes } from './read-bytes';

/** A lab read from a file as its scenario, or why not: `message` names the file and the place in it. */
export type LabRead =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly message: string };

/** Reads a scenario, a saved lab or a report that holds one, told apart by content. */
export async function readLab(file: string): Promise<LabRead> {
  const bytes = readBytes(file);
  if (typeof bytes === 'string') return unreadable(file, '', bytes);
  if (isSqlite(bytes)) {
    // SQLite is only loaded for those who need it: it doubles the time to start.
    const { readImplab } = await import('./read-implab');
    const opened = await readImplab(bytes);
    return typeof opened === 'string'
      ? unreadable(file, '', opened)
      : { ok: true, scenario: opened };
  }
  const text = isHtml(bytes) ? (await import('../files/report')).scenarioOfReport(bytes) : null;
  const read = parseScenario(text ?? bytes);
  return read.ok ? read : unreadable(file, read.place, read.message);
}

/** A report holds its lab; reading one costs its writer, too. */
function isHtml(bytes: Uint8Array): boolean {
  return /^(?:\uFEFF)?\s*<!doctype html>/i.test(new TextDecoder().decode(bytes.subarray(0, 100)));
}

function unreadable(file: string, place: string, message: string): LabRead {
  const parts = [printable(file), place, message].filter((part) => part !== '');
  return { ok: false, message: parts.join(': ') };
}
