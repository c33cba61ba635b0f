import { kindOf } from './columns';
import { numberedLines } from './lines';
import { listTable, type Table } from './table';

const PROPERTY = /^([^:\s][^:]{0,100}?)\s*:(?:\s(.*)|)$/;

/** The output of PowerShell's Format-List: `name : value`, a line each, an empty line between objects. Null: no such text. */
export function readPropertyList(text: string): Table | null {
  const objects: { line: number; values: Map<string, string> }[] = [];
  let current: { line: number; values: Map<string, string> } | null = null;
  let last = '';
  let strays = 0;
  for (const { line, text: whole } of numberedLines(text)) {
    if (whole.trim() === '') {
      current = null;
      continue;
    }
    const found = whole.startsWith(' ') && current ? null : PROPERTY.exec(whole.trimEnd());
    if (found) {
      // The same name again is the next object, where no empty line stands between them.
      if (!current || current.values.has(found[1]!)) {
        current = { line, values: new Map() };
        objects.push(current);
      }
      last = found[1]!;
      current.values.set(last, (found[2] ?? '').trim());
    } else if (current && /^\s{2,}/.test(whole))
      current.values.set(last, `${current.values.get(last)}${whole.trim()}`);
    else strays++;
  }
  const header = [...new Set(objects.flatMap(({ values }) => [...values.keys()]))];
  if (header.length < 2 || strays > 5 || kindOf(header) === 'other') return null;
  const rows = objects.map(({ line, values }) => ({
    line,
    cells: header.map((name) => values.get(name) ?? ''),
  }));
  return listTable(
    { form: 'a list of properties', unit: 'line', header, width: header.length },
    rows,
  );
}
