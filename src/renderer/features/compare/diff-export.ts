import type { FileOut, LabDiff } from '../../../shared/lab-api';
import { toCsv } from '../../charts/csv';

/** The moves as a table, one group a line; steps are counted from 1, as people see them. */
export function movesCsv(diff: LabDiff): string {
  return toCsv({
    title: 'Moves',
    columns: ['From', 'To', 'Users', 'Step', 'What'],
    rows: diff.moves.map(({ from, to, count, cause }) => [
      from,
      to,
      count,
      cause === null ? null : cause.step + 1,
      cause?.label ?? null,
    ]),
  });
}

/** The whole comparison, indented; steps are counted from 0, as in scenarios. */
export function diffJson(diff: LabDiff): string {
  return `${JSON.stringify(diff, null, 2)}\n`;
}

/** A text as a file for the download. */
export function textFile(name: string, mime: string, text: string): FileOut {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return { name, mime, data: btoa(binary) };
}

const CHUNK = 0x8000;
