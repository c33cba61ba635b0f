import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { scenarioOfReport } from '../../src/main/files/report';
import { formatScenario, parseScenario } from '../../src/main/files/scenario';
import { implab, PAIR, savedLab, scenario, temporaryFiles } from './labs';

const files = temporaryFiles();
afterAll(() => files.dispose());

/** A path for a file that is not there yet. */
function place(name: string): string {
  return join(files.folder, name);
}

function textOf(file: string): string {
  return readFileSync(file, 'utf8');
}

function canonical(text: string): string {
  const read = parseScenario(text);
  if (!read.ok) throw new Error(`${read.place}: ${read.message}`);
  return formatScenario(read.scenario);
}

function stepsIn(file: string): object[] {
  return JSON.parse(textOf(file)).steps;
}

const LAB = [...PAIR, { do: 'enable-users', count: 3 }];
const lab = files.write('lab.json', scenario(LAB, { title: 'Lab' }));
const pair = files.write('pair.json', scenario(PAIR, { title: 'Pair' }));

describe('between scenario and saved lab', () => {
  const folder = join(import.meta.dirname, '../scenarios');

  test.each(readdirSync(folder))(
    '%s comes back from .implab as its canonical text',
    async (name) => {
      const source = join(folder, name);
      const saved = place(`${name}.implab`);
      const back = place(`back-${name}`);
      expect(await implab('convert', source, saved)).toEqual({
        code: 0,
        out: `${saved}: written`,
        err: '',
        lines: [`${saved}: written`],
      });
      expect((await implab('convert', saved, back)).code).toBe(0);
      expect(textOf(back)).toBe(canonical(textOf(source)));
      expect((await implab('diff', source, saved)).code).toBe(0);
    },
  );

  test('title, notes, settle, expectations, announced refusals and odd names are kept', async () => {
    const text = scenario(
      [
        { do: 'add-group', name: '__proto__', note: 'two\nlines' },
        { do: 'add-node', group: '__proto__', name: 'ž', ova: '5000' },
        { do: 'enable-users', users: [{ id: '=1+1', enabled: false }, { id: '\u{1F600}' }] },
        { do: 'fail-node', node: 'nobody', refused: 'UNKNOWN_NODE' },
        { do: 'remove-node', node: 'ž' },
        { do: 'expect', homes: { '\u{1F600}': 'ž' }, assigned: { ž: 7 } },
      ],
      { title: '', notes: '# Notes', settle: true },
    );
    const source = files.write('rich.json', text);
    expect((await implab('convert', source, place('rich.implab'))).code).toBe(0);
    expect((await implab('convert', place('rich.implab'), place('rich-back.json'))).code).toBe(0);
    expect(textOf(place('rich-back.json'))).toBe(canonical(text));
  });

  test('.json to .json is the canonical text, whatever the case of the ending', async () => {
    const out = place('CANONICAL.JSON');
    expect((await implab('convert', lab, out)).code).toBe(0);
    expect(textOf(out)).toBe(canonical(textOf(lab)));
  });

  test('undone steps stay behind', async () => {
    const saved = files.write('undone.implab', await savedLab(LAB, 1));
    expect((await implab('convert', saved, place('undone.json'))).code).toBe(0);
    expect(stepsIn(place('undone.json'))).toEqual(
      PAIR.map((step) => expect.objectContaining(step)),
    );
  });
});

describe('to a table or a report', () => {
  test('.csv holds the assignments at the end', async () => {
    expect(await implab('convert', lab, place('lab.csv'))).toMatchObject({ code: 0, err: '' });
    expect(textOf(place('lab.csv'))).toBe(
      'userid,node\r\nuser1,imp1\r\nuser2,imp2\r\nuser3,imp1\r\n',
    );
    const saved = files.write('lab.implab', await savedLab(LAB));
    expect((await implab('convert', saved, place('saved.csv'))).code).toBe(0);
    expect(textOf(place('saved.csv'))).toBe(textOf(place('lab.csv')));
  });

  test('.html is a report that holds the scenario and has the version', async () => {
    expect((await implab('convert', lab, place('lab.html'))).code).toBe(0);
    const report = readFileSync(place('lab.html'));
    expect(scenarioOfReport(report)).toBe(canonical(textOf(lab)));
    expect(report.toString()).toContain('<h1>Lab</h1>');
    expect(report.toString()).toContain('Made with implab 1.2.3.');
  });

  test('a failed step is told where the end shows, and the file is written all the same', async () => {
    const failing = files.write('failing.json', scenario([...LAB, { do: 'expect', clock: 9 }]));
    for (const name of ['failing.csv', 'failing.html']) {
      const { code, err } = await implab('convert', failing, place(name));
      expect({ code, err }).toEqual({
        code: 1,
        err: `${failing}: step 4: clock: expected 9, actual 0`,
      });
      expect(existsSync(place(name))).toBe(true);
    }
    expect(await implab('convert', failing, place('failing.implab'))).toMatchObject({
      code: 0,
      err: '',
    });
  });
});

describe('from a user file', () => {
  test('the good rows become one step that enables them, in file order', async () => {
    const source = files.write(
      'users.csv',
      '\ufeffUSER ID;HOME CLUSTER;ENABLE USER FOR UNIFIED CM IM AND PRESENCE\r\nzoe;t;t\r\nann;f;1\r\nbob;#;false\r\n',
    );
    expect(await implab('convert', source, place('users.json'))).toMatchObject({
      code: 0,
      err: '',
    });
    expect(textOf(place('users.json'))).toBe(
      '{\n  "format": "implab-scenario",\n  "version": 1,\n  "steps": [\n' +
        '    {"do": "enable-users", "users": [{"id": "zoe"}, {"id": "ann", "homeCluster": false}, {"id": "bob", "enabled": false}]}\n' +
        '  ]\n}\n',
    );
    expect((await implab('convert', source, place('users.implab'))).code).toBe(0);
    expect(await implab('diff', place('users.implab'), place('users.json'))).toMatchObject({
      code: 0,
    });
  });

  test('bad rows are left out and listed by line, and OUT is written', async () => {
    const source = files.write(
      'bad.csv',
      'userid,PIN,HOME CLUSTER,MAIL\nann,1234,t,=cmd\n,1,t,\nann,2,t,\nbob,3,maybe,\n"zoe\u202e",4,t,\ncleo,5,t,\n',
    );
    const { code, out, err } = await implab('convert', source, place('bad.json'));
    expect({ code, out }).toEqual({ code: 1, out: `${place('bad.json')}: written` });
    expect(err.split('\n')).toEqual([
      `${source}: line 3: has no user id`,
      `${source}: line 4: ann: is on line 2 already`,
      `${source}: line 5: bob: HOME CLUSTER is "maybe"; it must be t or f`,
      `${source}: line 6: zoe\\u202e: its user id is not a name of 1 to 128 characters without control characters`,
      `${source}: 4 of 6 rows left out`,
      `${source}: a spreadsheet would run cells on line 2`,
      `${source}: columns not used: PIN, MAIL`,
    ]);
    expect(stepsIn(place('bad.json'))).toEqual([
      { do: 'enable-users', users: [{ id: 'ann' }, { id: 'cleo' }] },
    ]);
  });

  test('servers need the lab that has them: without it their rows are left out, and --into is named', async () => {
    const source = files.write('servers.csv', 'userid,node\nann,imp2\nbob,\n');
    const { code, err } = await implab('convert', source, place('no-servers.json'));
    expect(code).toBe(1);
    expect(err.split('\n')).toEqual([
      `${source}: line 2: ann: names "imp2", which is in no redundancy group (V34)`,
      `${source}: 1 of 2 rows left out`,
      `${source}: it names servers; --into LAB brings it into the lab that has them`,
    ]);
    expect(stepsIn(place('no-servers.json'))).toEqual([
      { do: 'enable-users', users: [{ id: 'bob' }] },
    ]);
  });

  test('--into puts the users behind the steps of a lab, new ones and those who get another home', async () => {
    const source = files.write('into.csv', 'userid,node\nann,imp2\nuser1,imp2\nbob,imp9\n');
    const out = place('into.implab');
    const { code, err } = await implab('convert', source, out, '--into', lab);
    expect(code).toBe(1);
    expect(err.split('\n')).toEqual([
      `${source}: line 4: bob: names "imp9", which is in no redundancy group (V34)`,
      `${source}: 1 of 3 rows left out`,
    ]);
    expect((await implab('convert', out, place('into.json'))).code).toBe(0);
    expect(JSON.parse(textOf(place('into.json'))).title).toBe('Lab');
    expect(stepsIn(place('into.json')).slice(LAB.length)).toEqual([
      { do: 'enable-users', users: [{ id: 'ann', server: 'imp2' }] },
      { do: 'assign', users: ['user1'], node: 'imp2' },
    ]);
  });

  test('assignments that were written out come back into the same nodes as the same lab', async () => {
    const moved = files.write(
      'moved.json',
      scenario([...LAB, { do: 'assign', users: ['user1'], node: 'imp2' }]),
    );
    expect((await implab('convert', moved, place('moved.csv'))).code).toBe(0);
    const back = await implab(
      'convert',
      place('moved.csv'),
      place('moved-back.implab'),
      '--into',
      pair,
    );
    expect(back).toMatchObject({ code: 0, err: '' });
    expect((await implab('diff', moved, place('moved-back.implab'))).code).toBe(0);
  });

  test('a file that the lab refuses is told and not written', async () => {
    const failedOver = files.write(
      'failed-over.json',
      scenario([...LAB, { do: 'fail-node', node: 'imp1' }]),
    );
    const source = files.write('move.csv', 'userid,node\nuser1,imp2\n');
    const out = place('refused.json');
    const { code, err } = await implab('convert', source, out, '--into', failedOver);
    expect({ code, written: existsSync(out) }).toEqual({ code: 2, written: false });
    expect(err).toMatch(/move\.csv: the lab refuses it: .+ \(CLUSTER_IN_FAILOVER\)$/);
  });

  test.each([
    ['empty.csv', '', 'it is empty'],
    [
      'headless.csv',
      'name,node\nann,imp1\n',
      'its first 20 lines name no column USER ID or userid',
    ],
    ['binary.csv', Buffer.from([0, 1, 2, 3, 0xff]), 'it is no text'],
    ['none.csv', 'userid,node\nann,imp1\n', 'nothing came in, so nothing was written'],
  ])('%s is refused with its reason', async (name, content, reason) => {
    const out = place('never.json');
    const { code, err } = await implab('convert', files.write(name, content), out);
    expect({ code, written: existsSync(out) }).toEqual({ code: 2, written: false });
    expect(err).toContain(`${name}: ${reason}`);
  });
});

describe('OUT', () => {
  test('that is there is replaced, and the one before stays beside it', async () => {
    const out = files.write('there.json', 'the old one');
    expect((await implab('convert', lab, out)).code).toBe(0);
    expect(textOf(out)).toBe(canonical(textOf(lab)));
    expect(textOf(`${out}~`)).toBe('the old one');
    expect((await implab('convert', pair, out)).code).toBe(0);
    expect(textOf(`${out}~`)).toBe(canonical(textOf(lab)));
    expect(readdirSync(files.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('may not be IN, under whatever name', async () => {
    const source = files.write('same.json', scenario(LAB));
    const names = [source, join(files.folder, '.', 'same.json')];
    if (process.platform !== 'win32') {
      symlinkSync(source, place('link.json'));
      names.push(place('link.json'));
    }
    for (const name of names) {
      const { code, err } = await implab('convert', source, name);
      expect({ code, err }).toEqual({ code: 2, err: `${name}: IN and OUT are the same file` });
    }
    expect(textOf(source)).toBe(scenario(LAB));
    expect(existsSync(`${source}~`)).toBe(false);
  });

  test('that cannot be written is told with exit code 2', async () => {
    const nowhere = await implab('convert', lab, place('no-folder/lab.json'));
    expect(nowhere).toMatchObject({ code: 2, out: '' });
    expect(nowhere.err).toContain('lab.json: cannot be written: its folder is not there');
    mkdirSync(place('folder.json'));
    const folder = await implab('convert', lab, place('folder.json'));
    expect(folder).toMatchObject({ code: 2, out: '' });
    expect(folder.err).toContain('folder.json: cannot be written: a folder has this name');
  });
});

describe('misuse and unreadable files', () => {
  test.each([
    ['lab.json', 'x.xlsx', 'x.xlsx: convert writes .implab, .json, .csv, .html'],
    ['lab.json', 'x.__proto__', 'x.__proto__: convert writes'],
    ['lab.json', '.json', '.json: convert writes'],
    ['nowhere.json', 'x.json', 'nowhere.json: there is no such file'],
    ['nowhere.csv', 'x.json', 'nowhere.csv: there is no such file'],
  ])('%s to %s is told with exit code 2', async (from, to, message) => {
    const { code, out, err } = await implab('convert', place(from), place(to));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(existsSync(place(to))).toBe(false);
  });

  test('--into goes with a user file, and its lab must be readable', async () => {
    expect(await implab('convert', lab, place('x.json'), '--into', pair)).toMatchObject({
      code: 2,
      err: `${lab}: --into goes with a user file, and this is a lab`,
    });
    const source = files.write('one.csv', 'userid\nann\n');
    const broken = files.write('broken.json', scenario([{ do: 'wait' }]));
    const { code, err } = await implab('convert', source, place('x.json'), '--into', broken);
    expect(code).toBe(2);
    expect(err).toContain('broken.json: steps[0].seconds: is missing');
  });

  test('what cannot be read is told with its place, and OUT stays as it is', async () => {
    const out = files.write('kept.implab', 'kept');
    const saved = await savedLab(LAB);
    const sources = [
      [files.write('bad-step.json', scenario([{ do: 'wait' }])), 'steps[0].seconds: is missing'],
      [files.write('cut.implab', saved.subarray(0, saved.length - 4096)), 'damaged'],
      [files.write('no-lab.implab', 'hello'), 'is no scenario'],
    ] as const;
    for (const [source, message] of sources) {
      const { code, err } = await implab('convert', source, out);
      expect(code).toBe(2);
      expect(err).toContain(message);
      expect(textOf(out)).toBe('kept');
    }
  });

  test('a file name that begins with a dash goes after --', async () => {
    const here = process.cwd();
    process.chdir(files.folder);
    try {
      writeFileSync('-lab.json', scenario(LAB));
      expect((await implab('convert', '--', '-lab.json', '-lab.csv')).code).toBe(0);
      expect(existsSync(place('-lab.csv'))).toBe(true);
    } finally {
      process.chdir(here);
    }
  });
});
