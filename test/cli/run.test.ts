import { afterAll, expect, test } from 'vitest';
import { implab, PAIR, scenario, temporaryFiles } from './labs';

const files = temporaryFiles();
afterAll(() => files.dispose());

const good = files.write(
  'good.json',
  scenario([...PAIR, { do: 'enable-users', count: 3 }], { title: 'Good' }),
);
const failing = files.write(
  'failing.json',
  scenario([
    ...PAIR,
    { do: 'enable-users', count: 11 },
    { do: 'expect', assigned: { imp1: 6, imp2: 6 }, clock: 1 },
    { do: 'remove-node', node: 'imp1' },
    { do: 'enable-users', count: 1, refused: 'V34' },
    { do: 'fail-node', node: 'nowhere', refused: 'UNKNOWN_GROUP' },
    { do: 'enable-users', users: [{ id: 'x', server: 'nowhere' }], refused: 'V34' },
    { do: 'expect', assigned: { imp1: 6, imp2: 6 } },
  ]),
);
const broken = files.write('broken.json', scenario([{ do: 'wait' }]));

test('a scenario that runs as written ends with 0', async () => {
  expect(await implab('run', good)).toMatchObject({
    code: 0,
    out: `${good}: ok, 4 steps`,
    err: '',
  });
});

test('--json prints the report of the contract, field by field in its order', async () => {
  const { code, lines } = await implab('run', good, '--json');
  expect(code).toBe(0);
  expect(lines).toEqual([
    `{"file":${JSON.stringify(good)},"title":"Good","ok":true,"error":null,"steps":[` +
      '{"index":0,"do":"add-group","clock":0,"refused":null},' +
      '{"index":1,"do":"add-node","clock":0,"refused":null},' +
      '{"index":2,"do":"add-node","clock":0,"refused":null},' +
      '{"index":3,"do":"enable-users","clock":0,"refused":null}],"failures":[],' +
      '"final":{"clock":0,"mode":"balanced","assigned":{"imp1":2,"imp2":1},"load":{"imp1":2,"imp2":1},' +
      '"unassigned":0,"noService":0,"states":{"imp1":"Normal","imp2":"Normal"},"findings":[]}}',
  ]);
});

test('every failure is told with step, field, expected and actual, and the run goes on', async () => {
  const { code, lines } = await implab('run', '--json', failing);
  const report = JSON.parse(lines[0]!);
  expect(code).toBe(1);
  expect({ ok: report.ok, error: report.error, failures: report.failures }).toEqual({
    ok: false,
    error: null,
    failures: [
      { step: 4, field: 'assigned.imp2', expected: 6, actual: 5 },
      { step: 4, field: 'clock', expected: 1, actual: 0 },
      { step: 5, field: 'refused', expected: null, actual: 'V33' },
      { step: 6, field: 'refused', expected: 'V34', actual: null },
      { step: 7, field: 'refused', expected: 'UNKNOWN_GROUP', actual: 'UNKNOWN_NODE' },
    ],
  });
  expect(report.steps.map((step: { refused: string | null }) => step.refused)).toEqual([
    ...[null, null, null, null, null],
    'V33',
    null,
    'UNKNOWN_NODE',
    'V34',
    null,
  ]);
});

test('the failures are printed with the name of their file', async () => {
  const { code, lines } = await implab('run', failing);
  expect(code).toBe(1);
  expect(lines.slice(0, 2)).toEqual([
    `${failing}: step 4: assigned.imp2: expected 6, actual 5`,
    `${failing}: step 4: clock: expected 1, actual 0`,
  ]);
  expect(lines[2]).toContain(`${failing}: step 5: refused: expected null, actual "V33" (`);
  expect(lines.at(-1)).toBe(`${failing}: 5 failures in 10 steps`);
});

test('one file a line, in the order given, and the worst exit code wins', async () => {
  const { code, lines, err } = await implab('run', broken, good, '--json', 'nowhere.json', failing);
  expect(code).toBe(2);
  const reports = lines.map((line) => JSON.parse(line));
  expect(reports.map(({ file, ok }) => [file, ok])).toEqual([
    [broken, false],
    [good, true],
    ['nowhere.json', false],
    [failing, false],
  ]);
  expect(reports[0]).toEqual({
    file: broken,
    title: null,
    ok: false,
    error: expect.stringContaining('broken.json: steps[0].seconds: is missing'),
    steps: [],
    failures: [],
    final: null,
  });
  expect(err).toContain('broken.json: steps[0].seconds: is missing');
  expect(err).toContain('nowhere.json: there is no such file');
  expect((await implab('run', good, failing)).code).toBe(1);
});

test('names keep their order and their right to be odd', async () => {
  const odd = files.write(
    'odd.json',
    scenario([
      { do: 'add-group', name: 'g' },
      { do: 'add-node', group: 'g', name: 'z', capacity: 1 },
      { do: 'add-node', group: 'g', name: '__proto__', capacity: 1 },
      { do: 'add-group', name: 'h' },
      { do: 'add-node', group: 'h', name: '2', capacity: 1 },
      { do: 'add-node', group: 'h', name: '1', capacity: 1 },
      { do: 'enable-users', count: 1 },
    ]),
  );
  const { lines } = await implab('run', odd, '--json');
  expect(lines[0]).toContain('"assigned":{"z":1,"__proto__":0,"2":0,"1":0}');
  expect(lines[0]).toContain('"states":{"z":"Unknown","__proto__":"Unknown","2":');
});

test('the final findings are those of the contract, with their figures', async () => {
  const over = files.write(
    'over.json',
    scenario([
      { do: 'add-group', name: 'PRG-1' },
      { do: 'add-node', group: 'PRG-1', name: 'imp1', ova: '5000' },
      { do: 'enable-users', count: 6001 },
    ]),
  );
  const { code, lines } = await implab('run', over, '--json');
  const { findings } = JSON.parse(lines[0]!).final;
  expect(code).toBe(0);
  expect(findings).toEqual([
    { code: 'L01', severity: 'error', at: 'imp1', message: expect.any(String), surplus: 1001 },
    { code: 'V10', severity: 'error', at: 'imp1', message: expect.any(String), surplus: 1001 },
    { code: 'V20', severity: 'warning', at: 'PRG-1', message: expect.any(String) },
  ]);
});

test('text from a file cannot steer the terminal', async () => {
  const steering = files.write(
    'steering.json',
    scenario(
      [
        { do: 'expect', homes: { a: 'b' } },
        { do: 'note', text: 'x', refused: 'V33' },
      ],
      {
        title: '\u001b[2J',
      },
    ),
  );
  const { out, err } = await implab('run', steering, `${files.folder}/\u001b]0;x\u0007.json`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
});
