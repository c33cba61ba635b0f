import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readUserFile } from '../../src/main/files/user-file';

const NOW = async () => {};
const LAB = {
  nodes: [{ name: 'imp1' }, { name: 'imp-sub' }],
  mode: 'balanced',
  placesOnSync: false,
  user: (id: string) =>
    id === 'known' ? { home: 'imp-sub', homeCluster: true, enabled: true } : null,
  ids: () => ['known'],
} as const;

async function read(data: string | Uint8Array) {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const file = await readUserFile(bytes, LAB, NOW);
  if (!file.ok) throw new Error(file.detail);
  return { ...file, ...file.changes, users: file.changes.fresh.map(({ row }) => row) };
}

async function failure(data: string | Uint8Array) {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const file = await readUserFile(bytes, LAB, NOW);
  return file.ok ? 'read' : file.detail;
}

describe('the bulk-administration file', () => {
  test('of the shared data is read by its header names', async () => {
    const file = await read(readFileSync(join(import.meta.dirname, '../data/bat-users.csv')));
    expect(file.rows).toBe(200);
    expect(file.users).toHaveLength(200);
    expect(file.problems).toEqual([]);
    expect(file.used).toEqual([
      'USER ID',
      'HOME CLUSTER',
      'ENABLE USER FOR UNIFIED CM IM AND PRESENCE',
      'ASSIGNED PRESENCE SERVER',
    ]);
    expect(file.ignored).toHaveLength(41);
    expect(file.users.filter(({ server }) => server === 'imp-sub')).toHaveLength(10);
    expect(file.users.filter(({ server }) => server === undefined)).toHaveLength(190);
    expect(file.users.filter(({ homeCluster }) => homeCluster === false)).toHaveLength(5);
    expect(file.users.filter(({ enabled }) => enabled === false)).toHaveLength(6);
    expect(file.users[1]).toEqual({ id: 'uuser002' });
  });

  test('takes # and an empty cell as nothing said, and every spelling of yes and no', async () => {
    const file = await read(
      [
        'user id,HOME CLUSTER,Enable User For Unified CM IM And Presence,Assigned Presence Server',
        'a,t,true,#',
        'b,1,TRUE,',
        'c,f,false,imp1',
        'd,0,#,imp-sub',
        'e,,,',
      ].join('\n'),
    );
    expect(file.users).toEqual([
      { id: 'a' },
      { id: 'b' },
      { id: 'c', server: 'imp1', homeCluster: false, enabled: false },
      { id: 'd', server: 'imp-sub', homeCluster: false },
      { id: 'e' },
    ]);
  });

  test('leaves bad rows out and names their lines, also after cells with line breaks', async () => {
    const file = await read(
      [
        '\uFEFFUSER ID,DEPARTMENT,HOME CLUSTER,ASSIGNED PRESENCE SERVER',
        'a,"two',
        'lines ""quoted"", and a comma",t,',
        '',
        'a,,t,',
        ',,t,',
        'known,,t,',
        'b,,maybe,',
        'c,,t,imp9',
        'd\u202e,,t,',
        'e,,t,imp1',
        '"f,,t,',
      ].join('\r\n'),
    );
    expect(file.users).toEqual([{ id: 'a' }, { id: 'e', server: 'imp1' }]);
    expect(file.rows).toBe(9);
    expect(file.problems.map(({ line, text }) => [line, text])).toEqual([
      [5, 'is on line 2 already'],
      [6, 'has no user id'],
      [8, 'HOME CLUSTER is "maybe"; it must be t or f'],
      [9, 'names "imp9", which is in no redundancy group (V34)'],
      [10, 'its user id is not a name of 1 to 128 characters without control characters'],
      [
        12,
        'has a quote without its other half on line 12; it would reach to the end of the file; reading goes on with the line after it',
      ],
    ]);
  });

  test('is read whatever ends its lines, separates its cells or encodes its text', async () => {
    const rows = ['USER ID;ASSIGNED PRESENCE SERVER', 'ä;imp1', 'b;', ''];
    const expected = [{ id: 'ä', server: 'imp1' }, { id: 'b' }];
    for (const end of ['\n', '\r\n', '\r'])
      for (const separator of [';', ',', '\t']) {
        const text = rows.join(end).replaceAll(';', separator);
        expect((await read(text)).users).toEqual(expected);
        const wide = Buffer.from(`\uFEFF${text}`, 'utf16le');
        expect((await read(wide)).users).toEqual(expected);
      }
  });

  test('tells of formulas, but not of those in columns it must not read', async () => {
    const file = await read(
      [
        'USER ID,PASSWORD,PIN,MAIL ID,TELEPHONE NUMBER',
        'a,=x(),+y(),a@b,+4670',
        '=cmd(),,,,',
        'b,,,"@SUM(1)",-12',
      ].join('\n'),
    );
    expect(file.formulas).toEqual([3, 4]);
    expect(file.users.map(({ id }) => id)).toEqual(['a', '=cmd()', 'b']);
  });

  test('never gives out what stands in the columns for passwords and PINs', async () => {
    const file = await read(
      'USER ID,PASSWORD,PIN,DIGEST CREDENTIALS\na,hunter2,12345,digest\na,hunter2,12345,digest',
    );
    const text = JSON.stringify(file);
    for (const secret of ['hunter2', '12345', 'digest']) expect(text).not.toContain(`"${secret}"`);
    expect(text).not.toContain('hunter2');
  });
});

test('a row whose cells were moved along by a comma is left out, and nothing of it is told', async () => {
  const secret = await read(
    'LAST NAME,PASSWORD,USER ID\nDoe,hunter2,jdoe\nDoe, Ann,hunter2,adoe\nDoe,x,bdoe,\n',
  );
  expect(secret.users).toEqual([{ id: 'jdoe' }]);
  const text =
    'has 4 cells where the header has 3; a separator in a cell needs quotes around the cell';
  expect(secret.problems).toEqual([
    { kind: 'askew', line: 3, id: '', text },
    { kind: 'askew', line: 4, id: '', text },
  ]);
  expect(JSON.stringify(secret)).not.toContain('hunter2');

  const open = await read('userid,node\na,imp1,\nb,imp1,imp-sub\nc\n');
  expect(open.users).toEqual([{ id: 'a', server: 'imp1' }]);
  expect(open.problems.map(({ line, kind }) => [line, kind])).toEqual([
    [3, 'askew'],
    [4, 'short'],
  ]);
});

test('a list of userid and node moves users of the lab and brings the others in', async () => {
  const file = await read('userid,node\nknown,imp1\nnew,imp-sub\nnewer,\nknown,imp1');
  expect(file.moves).toEqual([{ id: 'known', server: 'imp1' }]);
  expect(file.users).toEqual([{ id: 'new', server: 'imp-sub' }, { id: 'newer' }]);
  expect(file.problems).toEqual([
    { kind: 'twice', line: 5, id: 'known', text: 'is on line 2 already' },
  ]);
});

test.each([
  ['', 'it is empty'],
  ['\n\n', 'it is empty'],
  [
    'name,mail\na,b',
    'its first 20 lines name no column USER ID or userid, and it is no other output that is known; it begins "name"',
  ],
  ['USER ID,userid\na,b', 'its column "userid" is there twice'],
  [new Uint8Array([0, 1, 2, 3, 0xff]), 'it is no text: most of it are control characters'],
])('%j is no user file', async (data, detail) => {
  expect(await failure(data)).toBe(detail);
});

test('files of many stretches lose no row and count every line', async () => {
  const total = 7001;
  const rows = Array.from({ length: total }, (_, index) =>
    index % 1000 === 999 ? ',"x\ny"' : `u${index},z`,
  );
  const file = await read(['USER ID,OTHER', ...rows].join('\r\n'));
  expect(file.rows).toBe(total);
  expect(file.users).toHaveLength(total - 7);
  expect(file.problems.map(({ line }) => line)).toEqual([1001, 2002, 3003, 4004, 5005, 6006, 7007]);
});
