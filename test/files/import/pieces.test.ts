import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { UserField } from '../../../src/main/files/import/column-names';
import { type Piece, readPieces } from '../../../src/main/files/import/pieces';

async function pieces(
  data: string | Uint8Array,
  answers: ReadonlyMap<string, UserField | 'ignore'> = new Map(),
): Promise<Piece[]> {
  return readPieces('f', typeof data === 'string' ? new TextEncoder().encode(data) : data, answers);
}

async function list(data: string | Uint8Array) {
  const [piece, ...more] = await pieces(data);
  if (piece?.kind !== 'users' || more.length > 0)
    throw new Error(`not one list of users: ${JSON.stringify(piece).slice(0, 300)}`);
  return piece.list;
}

async function homes(data: string | Uint8Array) {
  return (await list(data)).records.map(({ id, server }) => [id, server]);
}

async function refusal(data: string | Uint8Array): Promise<string> {
  const [piece] = await pieces(data);
  return piece?.kind === 'unused' ? piece.what : `read as ${piece?.kind}`;
}

const TWO = [
  ['anna01', 'imp-pub'],
  ['ben02', 'imp-sub'],
];

describe('a list of users', () => {
  test.each([
    ['commas', 'USER ID,ASSIGNED PRESENCE SERVER\nanna01,imp-pub\nben02,imp-sub\n'],
    [
      'tabs and other spellings',
      'user_id\tAssigned\u00a0 Presence Server\r\nanna01\timp-pub\r\nben02\timp-sub',
    ],
    [
      'pipes in a frame',
      '| userid | node |\n|---|---|\n| anna01 | imp-pub |\n| ben02 | imp-sub |\n',
    ],
    ['old line ends', 'sep=;\rUserID;Server\ranna01;imp-pub\rben02;imp-sub\r'],
    [
      'a title and comments',
      'Export of 3 May\n\n# by script\nuserid,node\nanna01,imp-pub\nben02,imp-sub',
    ],
    [
      'the type of PowerShell',
      '#TYPE Selected.User\n"UserId","Server"\n"anna01","imp-pub"\n"ben02","imp-sub"',
    ],
    ['German names', 'Benutzer-ID;Zugewiesener Presence-Server\nanna01;imp-pub\nben02;imp-sub'],
    ['no header', 'anna01;imp-pub\nben02;imp-sub\n'],
    ['a DOS end of file', 'userid,node\r\nanna01,imp-pub\r\nben02,imp-sub\r\n\u001a\u0000\u0000'],
    ['files that were joined', 'userid,node\nanna01,imp-pub\nuserid,node\nben02,imp-sub'],
    ['a table of PowerShell', '\nuserid node\n------ ----\nanna01 imp-pub\nben02  imp-sub\n\n'],
    [
      'a list of PowerShell',
      'userid : anna01\nnode   : imp-pub\n\nuserid : ben02\nnode   : imp-sub\n',
    ],
    [
      'JSON',
      '{"return":{"assignedPresenceUsers":[{"userid":"anna01","server":{"_value_1":"imp-pub","uuid":"{1}"}},{"userid":"ben02","server":{"_value_1":"imp-sub"}}]}}',
    ],
    [
      'a JSON object a line',
      '{"userid":"anna01","node":"imp-pub"}\n{"userid":"ben02","node":"imp-sub"}\n',
    ],
    [
      'an answer to executeSQLQuery',
      '<e:Envelope><e:Body><r><return><row><userid>anna01</userid><name>x</name><node>imp-pub</node></row><row><userid>ben02</userid><node>imp-sub</node></row></return></r></e:Body></e:Envelope>',
    ],
  ])('is read with %s', async (_, text) => {
    expect(await homes(text)).toEqual(TWO);
  });

  test('is read in every encoding of two bytes, with and without its mark', async () => {
    const text = 'userid,node\nänna,imp-pub\n';
    const little = Buffer.from(text, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const bytes of [
      little,
      big,
      Buffer.concat([Buffer.from([0xff, 0xfe]), little]),
      Buffer.concat([Buffer.from([0xfe, 0xff]), big]),
    ])
      expect(await homes(bytes)).toEqual([['änna', 'imp-pub']]);
  });

  test('in Windows-1252 is read with a notice, and one with damaged UTF-8 loses only the damaged rows', async () => {
    const [latin] = await pieces(Buffer.from('userid,node\njm\xfcller,imp-pub\n', 'latin1'));
    expect(latin).toMatchObject({
      kind: 'users',
      notices: [expect.stringContaining('Windows-1252')],
    });
    const whole = Buffer.from('userid,node\nänna,imp-pub\nöla,imp-pub\nüber,imp-sub\n');
    const bytes = Buffer.from(whole);
    bytes[bytes.indexOf('ö')] = 0x41;
    const damaged = await list(bytes);
    expect(damaged.records.map(({ id }) => id)).toEqual(['änna', 'über']);
    expect(damaged.problems).toEqual([
      {
        kind: 'bad-id',
        line: 3,
        id: expect.any(String),
        text: 'its user id has bytes that are no text',
      },
    ]);
  });

  test('names the server column before a column that only sounds like it', async () => {
    expect(
      await homes('node,userid,ASSIGNED PRESENCE SERVER\nx,anna01,imp-pub\ny,ben02,imp-sub'),
    ).toEqual(TWO);
  });

  test('says what NULL and its like are: no server', async () => {
    const text = ['NULL', 'None', '-', 'N/A', 'Unassigned', '<None>'].map(
      (word, index) => `u${index},${word}`,
    );
    const read = await homes(`userid,node\n${text.join('\n')}`);
    expect(read.every(([, server]) => server === null)).toBe(true);
  });
});

describe('a quote that never ends', () => {
  const rows = 'ben02,,imp-sub\ncara03,,imp-pub';
  test.each([
    ['ends in the middle of a cell', '"5" display', 'on line 2;'],
    ['reaches to the end of the file', '"5 display', 'to the end of the file'],
  ])('%s: its row is left out, and reading goes on behind it', async (_, cell, words) => {
    const read = await list(
      `USER ID,DESCRIPTION,ASSIGNED PRESENCE SERVER\nanna01,${cell},imp-pub\n${rows}`,
    );
    expect(read.records.map(({ id }) => id)).toEqual(['ben02', 'cara03']);
    expect(read.problems).toMatchObject([{ kind: 'unreadable', line: 2 }]);
    expect(read.problems[0]!.text).toContain(words);
  });

  test('closed by the quote of a later row does not swallow the rows between', async () => {
    const read = await list(
      'USER ID,DESCRIPTION,ASSIGNED PRESENCE SERVER\nanna01,"5 display,imp-pub\nben02,,imp-sub\ncara03,6",imp-pub\ndan04,,imp-sub',
    );
    expect(read.records.map(({ id }) => id)).toEqual(['ben02', 'cara03', 'dan04']);
    expect(read.problems[0]!.text).toContain('it would reach to line 4');
  });

  test('is told apart from a cell of several lines', async () => {
    const read = await list(
      'USER ID,DESCRIPTION,ASSIGNED PRESENCE SERVER\nanna01,"first\nsecond, third",imp-pub\nben02,,imp-sub',
    );
    expect(read.records.map(({ id, line }) => [id, line])).toEqual([
      ['anna01', 2],
      ['ben02', 4],
    ]);
    expect(read.problems).toEqual([]);
  });

  test('on every line takes time in proportion to the file', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `u${index},"""x,imp`);
    const begun = performance.now();
    const read = await list(`userid,description,node\n${lines.join('\n')}`);
    expect(read.rows).toBeGreaterThan(9000);
    expect(performance.now() - begun).toBeLessThan(20_000);
  });
});

test('secrets never leave the text, whatever their columns are called and wherever their cells have moved', async () => {
  const columns = [
    'PASSWORD 1',
    'PIN 1',
    'pin',
    'userPin',
    'DIGEST CREDENTIALS',
    'mlpp_password',
    'Attendees Access Code',
    'P A S S W O R D',
    'Kennwort',
  ];
  const cells = columns.map((_, index) => `s3cret${index}`);
  const text = `USER ID,${columns.join(',')},ASSIGNED PRESENCE SERVER\nanna01,${cells.join(',')},imp-pub\nben02,x,${cells.join(',')},imp-sub\ncara03,"${cells.join(',')},imp-pub\n`;
  const read = await list(text);
  expect(read.records).toMatchObject([{ id: 'anna01', server: 'imp-pub' }]);
  expect(read.problems).toHaveLength(2);
  expect(JSON.stringify([read, [...read.servers]])).not.toContain('s3cret');
  expect(await refusal('s3cret1,s3cret2,s3cret3\nx,y,z')).not.toContain('s3cret2');
});

test('ids that a spreadsheet changed are left out, and those that only look alike are told', async () => {
  const ids = [
    '1.23457E+11',
    '#N/A',
    '01.Mai',
    '2024-05-01',
    'TRUE',
    '123.0',
    '00123',
    '123',
    "'00456",
    "o'brien",
    'Anna',
    'anna',
    'be\u200bn',
  ];
  const read = await list(`userid,node\n${ids.map((id) => `${id},imp`).join('\n')}`);
  expect(read.problems.map(({ kind }) => kind)).toEqual(Array(6).fill('damaged'));
  expect(read.records.map(({ id }) => id)).toEqual([
    '00123',
    '123',
    '00456',
    "o'brien",
    'Anna',
    'anna',
    'be\u200bn',
  ]);
  expect(read.warnings.join('\n')).toMatch(/apostrophe[\s\S]*2 user ids differ[\s\S]*U\+200B/);
});

test('a column that looks as if it should be read is doubtful, and an answer makes it one that is', async () => {
  const text = 'userid,where,Lizenz,EMAIL\nanna01,imp-pub,ja,x\nben02,imp-sub,nein,y';
  const { doubtful } = await list(text);
  expect(doubtful.map(({ name, isFlags }) => [name, isFlags])).toEqual([
    ['where', false],
    ['Lizenz', true],
  ]);
  const [piece] = await pieces(
    text,
    new Map([
      ['where', 'server'],
      ['Lizenz', 'enabled'],
    ]),
  );
  expect(piece).toMatchObject({
    list: {
      records: [
        { server: 'imp-pub', enabled: true },
        { server: 'imp-sub', enabled: false },
      ],
    },
  });
});

describe('what is no list of users', () => {
  test.each([
    [
      'User ID,User Domain,Contact ID,Contact Domain,Nickname,Group Name,State\na,b,c,d,e,f,1',
      'it is a contact list',
    ],
    ['PK\u0003\u0004xl/workbook.xml', 'ZIP archive or an Excel workbook'],
    ['%PDF-1.7 x', 'it is a PDF'],
    ['<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', 'document type'],
    ['<e><faultstring>no such user</faultstring></e>', 'refused request: no such user'],
    [
      '<e><listPresenceRedundancyGroup><searchCriteria><name>%</name></searchCriteria></listPresenceRedundancyGroup></e>',
      'it is the request',
    ],
    [`${'<a>'.repeat(100)}`, 'nested deeper'],
    ['<e><return><user><userid>a</userid>', 'ends too early'],
    [
      '{"format":"implab-scenario","version":1,"steps":[{"do":"no"}]}',
      'it is a scenario with an error',
    ],
    ['{"users": [', 'begins like JSON and is none'],
    ['dear all,\nplease find attached', 'name no column'],
  ])('%j is refused with its reason', async (text, reason) => {
    expect(await refusal(text)).toContain(reason);
  });

  test('a bomb of gzip is not unpacked, and a cut one is told', async () => {
    const bomb = gzipSync(Buffer.alloc(220_000_000));
    expect(await refusal(bomb)).toContain('holds more than 200');
    expect(await refusal(gzipSync('userid,node\na,b').subarray(0, 20))).toContain('gzip');
  });
});

describe('the archive of an export', () => {
  const users = tar([
    ['export/readme.txt', 'hello'],
    [
      'export/enduser.csv',
      'USER ID,PIN,ASSIGNED PRESENCE SERVER\nanna01,1234,imp-pub\nben02,9,imp-sub\n',
    ],
    [
      'export/enterpriseparameter.csv',
      'PARAM NAME,PARAM VALUE\nUser Assignment Mode for Presence Server,Active/Standby\n',
    ],
  ]);

  test.each([
    ['plain', users],
    ['packed', gzipSync(users)],
  ])('%s gives users and the mode', async (_, bytes) => {
    const read = await pieces(bytes);
    expect(read.map(({ kind, file }) => [kind, file])).toEqual([
      ['users', 'export/enduser.csv in f'],
      ['mode', 'export/enterpriseparameter.csv in f'],
    ]);
    expect(read[1]).toMatchObject({ mode: 'active-standby' });
    expect(read[0]!.notices).toContain('1 other file in the archive was not used');
  });

  test('that is cut or damaged is told', async () => {
    expect(await refusal(users.subarray(0, 1200))).toContain('ends too early');
    const damaged = Buffer.from(users);
    damaged[1030] = 0x58;
    expect(await refusal(damaged)).toMatch(/damaged|ends too early/);
  });
});

describe('groups, nodes and states', () => {
  test('of several commands in one text are several pieces', async () => {
    const text = [
      'admin:run sql select id, name, haenabled from enterprisesubcluster',
      'id name      haenabled',
      '== ========= =========',
      '7  PRG-North t        ',
      'admin:run sql select n.name as node, count(*) as users from enduser',
      'node   users',
      '====== =====',
      'imp-n1 2490 ',
      'admin:utils ha status',
      'Subcluster Name: PRG-North',
      'Node 1 Name : imp-n1 State: Idle Reason: On Admin',
      'Request',
      'Node 2 Name : imp-n2 State: Failed Reason: Critical Service Down',
    ].join('\r\n');
    const [groups, counts, status] = await pieces(text);
    expect(groups).toMatchObject({
      kind: 'cluster',
      facts: { groups: [{ name: 'PRG-North', id: '7', ha: true }] },
    });
    expect(counts).toMatchObject({
      kind: 'cluster',
      facts: { nodes: [{ name: 'imp-n1', users: 2490 }] },
    });
    expect(status).toMatchObject({
      kind: 'ha-status',
      groups: [
        {
          nodes: [
            { state: 'Idle', reason: 'On Admin Request' },
            { state: 'Running in Failed Mode' },
          ],
        },
      ],
    });
  });

  test.each([
    ['imp-a1 2841\nimp-a2: 2\u202f306 users\n'],
    ['imp-a1,2841\nimp-a2,2306\n'],
    ['node;users\nimp-a1;2.841\nimp-a2;2,306'],
  ])('counts typed as %j are counts by node', async (text) => {
    expect((await pieces(text))[0]).toMatchObject({
      kind: 'cluster',
      facts: {
        nodes: [
          { name: 'imp-a1', users: 2841 },
          { name: 'imp-a2', users: 2306 },
        ],
      },
    });
  });

  test('a User Sessions Report gives groups, nodes and who was signed in', async () => {
    const text =
      'Presence Redundancy Group,Node Name,Count of users logged in from one or more devices,Number of sessions\nPRG-North,imp-n1,1904,2633\n';
    expect((await pieces(text))[0]).toMatchObject({
      facts: { nodes: [{ name: 'imp-n1', group: 'PRG-North', loggedIn: 1904 }] },
    });
  });

  test('the two columns called name around haenabled are group and node', async () => {
    const text =
      'name haenabled name isprimary\n==== ========= ==== =========\nHQ-A t         imp1 t\n';
    expect((await pieces(text))[0]).toMatchObject({
      facts: { groups: [{ name: 'HQ-A', ha: true }], nodes: [{ name: 'imp1', group: 'HQ-A' }] },
    });
  });
});

/** A tar of files, as `tar --format=ustar` writes it. */
function tar(files: readonly (readonly [string, string])[]): Buffer {
  const blocks = files.flatMap(([name, content]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write('0000644\0', 100);
    header.write(`${Buffer.byteLength(content).toString(8).padStart(11, '0')}\0`, 124);
    header.write('        0', 148);
    header.write('ustar\x0000', 257);
    header.write(' '.repeat(8), 148);
    header.write('0', 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    const body = Buffer.alloc(Math.ceil(Buffer.byteLength(content) / 512) * 512);
    body.write(content);
    return [header, body];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
