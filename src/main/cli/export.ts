import { extname } from 'node:path';
import { countOf } from '../../shared/format';
import type { TableLayout } from '../../shared/lab-api';
import type { LabState } from '../engine/state';
import { assignmentsTable, bulkTable, movesTable, type TableOut } from '../files/bulk-out';
import { printable } from '../files/place';
import { defineCommand, type Given, type Io } from './command';
import { OptionReader } from './option-reader';
import type { ExitCode } from './output';
import { readLab } from './read-lab';
import { replay } from './replay';
import { isSameFile, saveFile } from './save-file';

const OPTIONS = {
  as: { type: 'string', value: 'KIND', help: 'moves, bulk or assignments' },
  before: {
    type: 'string',
    value: 'LAB',
    help: 'the lab before the moves; without it, before the last step',
  },
  since: { type: 'string', value: 'STEP', help: 'moves since so many steps were done' },
  for: { type: 'string', value: 'READER', help: 'product or spreadsheet: who reads the file' },
  separator: { type: 'string', value: 'SIGN', help: 'comma, semicolon or tab' },
  'own-columns': {
    type: 'boolean',
    help: 'with columns of implab for devices and unassigned users',
  },
} as const;

const KINDS = ['moves', 'bulk', 'assignments'] as const;
const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const;

/** `implab export LAB OUT --as KIND`: users of a lab as a table that the product or a spreadsheet takes. */
async function exportTable(
  [file, out]: readonly string[],
  given: Given<typeof OPTIONS>,
  { output }: Io,
): Promise<ExitCode> {
  const options = new OptionReader();
  const kind =
    options.word('as', given.as, KINDS) ??
    options.refuse(`--as says what is written: ${KINDS.join(', ')}`);
  const usual = kind === 'assignments' ? 'spreadsheet' : 'product';
  const reader = options.word('for', given.for, ['product', 'spreadsheet'] as const) ?? usual;
  const sign =
    options.word('separator', given.separator, ['comma', 'semicolon', 'tab'] as const) ?? 'comma';
  const since = options.number('since', given.since, { least: 0, most: 100_000 });
  if (reader === 'product' && sign !== 'comma')
    options.refuse('--separator goes with --for spreadsheet: the product takes commas alone');
  if ((given.before !== undefined || since !== undefined) && kind !== 'moves')
    options.refuse('--before and --since go with --as moves');
  if (given.before !== undefined && since !== undefined)
    options.refuse('--before and --since exclude each other');
  if (extname(out!).toLowerCase() !== '.csv')
    options.refuse(`${printable(out!)}: export writes .csv`);
  if (isSameFile(file!, out!)) options.refuse(`${printable(out!)}: LAB and OUT are the same file`);
  if (options.misuse !== null || kind === undefined) {
    output.err(options.misuse ?? '');
    return 2;
  }
  const lab = await readLab(file!);
  const earlier = given.before === undefined ? lab : await readLab(given.before);
  if (!lab.ok || !earlier.ok) {
    output.err(lab.ok ? (earlier as { message: string }).message : lab.message);
    return 2;
  }
  const { steps } = lab.scenario;
  const layout: TableLayout = {
    reader,
    separator: SEPARATORS[sign],
    ownColumns: given['own-columns'] ?? false,
  };
  const before = (): LabState =>
    given.before !== undefined
      ? replay(earlier.scenario).state
      : replay({ ...lab.scenario, steps: steps.slice(0, since ?? Math.max(0, steps.length - 1)) })
          .state;
  const table = tableOf(kind, replay(lab.scenario).state, before, layout);
  for (const loss of table.losses) output.err(printable(loss));
  if (table.rows === 0) {
    output.err(
      `${printable(out!)}: not written: ${kind === 'moves' ? 'nobody moved' : 'the lab has no users'}`,
    );
    return 1;
  }
  const problem = await saveFile(out!, new TextEncoder().encode(table.text));
  if (problem !== null) {
    output.err(problem);
    return 2;
  }
  output.out(
    `${printable(out!)}: written for ${reader === 'product' ? 'the product' : 'a spreadsheet'}, ${countOf(table.rows, 'user')}`,
  );
  return 0;
}

function tableOf(
  kind: (typeof KINDS)[number],
  state: LabState,
  before: () => LabState,
  layout: TableLayout,
): TableOut {
  switch (kind) {
    case 'moves':
      return movesTable(before(), state, layout);
    case 'bulk':
      return bulkTable(state, layout);
    case 'assignments':
      return assignmentsTable(state, layout);
  }
}

export const EXPORT = defineCommand({
  name: 'export',
  usage:
    'LAB OUT --as KIND [--before LAB] [--since STEP] [--for READER] [--separator SIGN] [--own-columns]',
  summary: 'moves or all users of a lab as a bulk file or a table',
  words: [2, 2],
  options: OPTIONS,
  run: exportTable,
});
