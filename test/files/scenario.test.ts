import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatScenario, parseScenario } from '../../src/main/files/scenario';

const GOLDEN = join(import.meta.dirname, '../golden');

/** A scenario file with these steps, as text. */
function fileWith(...steps: string[]): string {
  return `{"format": "implab-scenario", "version": 1, "steps": [${steps.join(',\n')}]}`;
}

function placeOf(text: string | Uint8Array): string {
  const read = parseScenario(text);
  return read.ok ? 'read' : `${read.place}: ${read.message}`;
}

describe('a whole file', () => {
  test.each([
    ['', ': is empty'],
    [' \r\n\t', ': is empty'],
    ['[]', ': is no scenario'],
    ['"implab-scenario"', ': is no scenario'],
    ['{', 'line 1, column 2: the text ends too early'],
    ['{"format": "implab-scenario", "version": 1, "steps": []', 'line 1, column 56: the text ends'],
    [`${fileWith()} x`, 'line 1, column 58: nothing may follow'],
    ['{"format":\n"implab-scenario",\n  version: 1}', 'line 3, column 3: a field name'],
    ['{}', 'format: is missing'],
    ['{"format": "implab", "version": 1, "steps": []}', 'format: must be "implab-scenario"'],
    ['{"format": "implab-scenario", "version": 2, "steps": []}', 'version: must be 1, not 2'],
    ['{"format": "implab-scenario", "version": "1", "steps": []}', 'version: must be 1, not "1"'],
    ['{"format": "implab-scenario", "version": 1}', 'steps: is missing'],
    ['{"format": "implab-scenario", "version": 1, "steps": {}}', 'steps: must be a list of steps'],
    [
      '{"format": "implab-scenario", "version": 1, "steps": [], "author": "x"}',
      'author: is no field',
    ],
    [
      '{"format": "implab-scenario", "version": 1, "steps": [], "steps": []}',
      'steps: the field is',
    ],
    [
      '{"format": "implab-scenario", "version": 1, "settle": 1, "steps": []}',
      'settle: must be true',
    ],
    [
      '{"format": "implab-scenario", "version": 1, "title": 1, "steps": []}',
      'title: must be a text',
    ],
    ['{"version": 1, "steps": [{"do": "x"}]}', 'format: is missing'],
    [
      '{"format": "implab-scenario", "version": 1, "steps": [], "__proto__": 1}',
      '__proto__: is no',
    ],
  ])('%j is refused at its place', (text, problem) => {
    expect(placeOf(text)).toContain(problem);
  });

  test('a byte order mark and CRLF are read', () => {
    const text = `\ufeff${fileWith('{"do": "note", "text": "a"}').replaceAll(', ', ',\r\n')}\r\n`;
    expect(parseScenario(Buffer.from(text))).toEqual({
      ok: true,
      scenario: { format: 'implab-scenario', version: 1, steps: [{ do: 'note', text: 'a' }] },
    });
  });

  test('the steps may stand before the format', () => {
    const text =
      '{"steps": [{"do": "wait", "seconds": 1}], "version": 1, "format": "implab-scenario"}';
    expect(placeOf(text)).toBe('read');
    expect(placeOf(text.replace('wait', 'wail'))).toContain('steps[0].do: must name a step');
  });

  test('bytes that are no UTF-8 are refused', () => {
    expect(placeOf(Buffer.from([0x7b, 0x22, 0xff, 0x22]))).toBe(': is not UTF-8 text');
    expect(placeOf(Buffer.from('{"format": "é"}', 'latin1'))).toBe(': is not UTF-8 text');
  });

  test('nesting is bounded, so deep files are refused and not run out of stack', () => {
    expect(placeOf(`{"format": ${'['.repeat(1_000_000)}`)).toContain('nested deeper than 64');
    expect(placeOf(fileWith(`{"do": ${'{"a": '.repeat(200_000)}`))).toContain(
      'nested deeper than 64',
    );
  });

  test('100,000 steps are read and one more is refused', () => {
    const steps = Array.from({ length: 100_000 }, () => '{"do": "wait", "seconds": 0}');
    expect(placeOf(fileWith(...steps))).toBe('read');
    expect(placeOf(fileWith(...steps, '{"do": "wait", "seconds": 0}'))).toContain(
      'steps[100000]: is one too many',
    );
  });
});

describe('a step', () => {
  const refused: readonly [string, string][] = [
    ['3', 'steps[0]: must be a step'],
    ['null', 'steps[0]: must be a step'],
    ['[]', 'steps[0]: must be a step'],
    ['{}', 'steps[0].do: is missing'],
    ['{"do": "explode"}', 'steps[0].do: must name a step'],
    ['{"do": "constructor"}', 'steps[0].do: must name a step'],
    ['{"do": "__proto__"}', 'steps[0].do: must name a step'],
    ['{"do": 1}', 'steps[0].do: must name a step'],
    ['{"do": "wait"}', 'steps[0].seconds: is missing'],
    ['{"do": "wait", "seconds": -1}', 'steps[0].seconds: must be a whole number from 0'],
    ['{"do": "wait", "seconds": 1000000001}', 'steps[0].seconds: must be a whole number from 0'],
    ['{"do": "wait", "seconds": 1.5}', 'steps[0].seconds: must be a whole number'],
    ['{"do": "wait", "seconds": 0.99999999999999999999}', 'steps[0].seconds: must be a whole'],
    ['{"do": "expect", "clock": 0.5}', 'steps[0].clock: must be a whole number'],
    ['{"do": "expect", "maxShare": -0.5}', 'steps[0].maxShare: must be a number from 0 up'],
    ['{"do": "expect", "survives": "two"}', 'steps[0].survives: must be "one"'],
    ['{"do": "wait", "seconds": 1e400}', 'steps[0].seconds: must be a whole number'],
    ['{"do": "wait", "seconds": 9007199254740993}', 'steps[0].seconds: must be a whole number'],
    ['{"do": "wait", "seconds": "1"}', 'steps[0].seconds: must be a whole number'],
    ['{"do": "wait", "seconds": true}', 'steps[0].seconds: must be a whole number'],
    ['{"do": "wait", "seconds": null}', 'steps[0].seconds: must be a whole number'],
    ['{"do": "wait", "seconds": 01}', 'line 1, column'],
    ['{"do": "wait", "seconds": +1}', 'line 1, column'],
    ['{"do": "wait", "seconds": NaN}', 'line 1, column'],
    ['{"do": "wait", "seconds": 1, "minutes": 1}', 'steps[0].minutes: is no field of wait'],
    ['{"do": "wait", "seconds": 1, "__proto__": 1}', 'steps[0].__proto__: is no field of wait'],
    ['{"do": "wait", "seconds": 1, "seconds": 1}', 'steps[0].seconds: the field is given twice'],
    ['{"do": "wait", "seconds": 1, "s\\u0065conds": 1}', 'steps[0].seconds: the field is given'],
    ['{"do": "note", "text": 5}', 'steps[0].text: must be a text'],
    ['{"do": "note", "text": "a", "note": 1}', 'steps[0].note: must be a text'],
    ['{"do": "note", "text": "\\ud800"}', 'half of a surrogate pair'],
    ['{"do": "note", "text": "a\nb"}', 'a control character'],
    ['{"do": "note", "text": "\\x"}', 'no escape that JSON knows'],
    ['{"do": "note", "text": "a", "refused": "NOPE"}', 'steps[0].refused: must be one of'],
    ['{"do": "add-group", "name": ""}', 'steps[0].name: must be a name'],
    ['{"do": "add-group", "name": "  "}', 'steps[0].name: must be a name'],
    [`{"do": "add-group", "name": "${'x'.repeat(129)}"}`, 'steps[0].name: must be a name'],
    ['{"do": "add-group", "name": "a\\u0000b"}', 'steps[0].name: must be a name'],
    ['{"do": "add-group", "name": "a\\u0085b"}', 'steps[0].name: must be a name'],
    ['{"do": "add-group", "name": "a\\u007fb"}', 'steps[0].name: must be a name'],
    ['{"do": "add-group", "name": "a\u202eb"}', 'steps[0].name: must be a name'],
    ['{"do": "add-group", "name": "a\u2066b"}', 'steps[0].name: must be a name'],
    ['{"do": "add-group", "name": "a\u200fb"}', 'steps[0].name: must be a name'],
    ['{"do": "add-group", "name": "a\u061cb"}', 'steps[0].name: must be a name'],
    ['{"do": "add-group", "name": "a", "at": -1}', 'steps[0].at: must be a whole number'],
    ['{"do": "add-group", "name": "a", "ha": "yes"}', 'steps[0].ha: must be true or false'],
    ['{"do": "move-group", "group": "a"}', 'steps[0].at: is missing'],
    ['{"do": "set-ha", "group": "a"}', 'steps[0].enabled: is missing'],
    ['{"do": "add-node", "group": "a", "name": "b"}', 'steps[0]: add-node needs exactly one of'],
    [
      '{"do": "add-node", "group": "a", "name": "b", "capacity": 5, "ova": "500"}',
      'steps[0].ova: add-node takes only one of capacity, ova',
    ],
    ['{"do": "add-node", "group": "a", "name": "b", "capacity": 0}', 'steps[0].capacity: must be'],
    [
      '{"do": "add-node", "group": "a", "name": "b", "capacity": 1000001}',
      'steps[0].capacity: must',
    ],
    ['{"do": "add-node", "group": "a", "name": "b", "ova": 500}', 'steps[0].ova: must be one of'],
    ['{"do": "add-node", "group": "a", "name": "b", "ova": "501"}', 'steps[0].ova: must be one of'],
    [
      '{"do": "add-node", "group": "a", "name": "b", "ova": "500", "slot": 3}',
      'slot: must be 1 or 2',
    ],
    ['{"do": "set-notes", "on": "node", "text": "x"}', 'steps[0].name: is missing'],
    ['{"do": "set-notes", "on": "city", "name": "a", "text": "x"}', 'steps[0].on: must be one of'],
    ['{"do": "set-mode", "mode": "Balanced"}', 'steps[0].mode: must be one of'],
    ['{"do": "set-policy", "tieBreak": "random"}', 'steps[0].tieBreak: must be one of'],
    ['{"do": "set-parameter", "release": 15}', 'steps[0].release: must be one of'],
    ['{"do": "set-parameter", "release": "13"}', 'steps[0].release: must be one of'],
    ['{"do": "set-parameter", "automaticFallback": 1}', 'automaticFallback: must be true or false'],
    ['{"do": "enable-users"}', 'steps[0]: enable-users needs exactly one of count, users'],
    ['{"do": "enable-users", "count": 1, "users": []}', 'steps[0].users: enable-users takes only'],
    ['{"do": "enable-users", "count": 0}', 'steps[0].count: must be a whole number from 1'],
    ['{"do": "enable-users", "count": 10000001}', 'steps[0].count: must be a whole number from 1'],
    [
      '{"do": "enable-users", "count": 1, "devices": 0}',
      'steps[0].devices: must be a whole number',
    ],
    ['{"do": "enable-users", "users": [], "devices": 2}', 'steps[0].devices: goes with count'],
    ['{"do": "enable-users", "count": 1, "from": -1}', 'steps[0].from: must be a whole number'],
    ['{"do": "enable-users", "count": 1, "prefix": "a\\u0001"}', 'steps[0].prefix: must be the'],
    ['{"do": "enable-users", "users": {}}', 'steps[0].users: must be a list of users'],
    ['{"do": "enable-users", "users": ["a"]}', 'steps[0].users[0]: must be an object'],
    ['{"do": "enable-users", "users": [{"id": "a"}, {}]}', 'steps[0].users[1].id: is missing'],
    ['{"do": "enable-users", "users": [{"id": "a", "node": "b"}]}', 'users[0].node: is no field'],
    [
      '{"do": "enable-users", "users": [{"id": "a", "id": "a"}]}',
      'users[0].id: the field is given',
    ],
    ['{"do": "enable-users", "users": [{"id": "a", "devices": 0}]}', 'users[0].devices: must be'],
    ['{"do": "enable-users", "users": [{"id": "a", "server": ""}]}', 'users[0].server: must be'],
    ['{"do": "disable-users"}', 'steps[0]: disable-users needs exactly one of users, count, all'],
    ['{"do": "disable-users", "count": 1}', 'steps[0].node: is missing'],
    ['{"do": "disable-users", "node": "a"}', 'steps[0]: disable-users needs exactly one'],
    ['{"do": "disable-users", "users": ["a"], "node": "b"}', 'steps[0].node: goes with count'],
    ['{"do": "disable-users", "all": false}', 'steps[0].all: must be true'],
    ['{"do": "disable-users", "users": ["a", 5]}', 'steps[0].users[1]: must be a name'],
    ['{"do": "assign", "users": ["a"]}', 'steps[0].node: is missing'],
    ['{"do": "assign", "count": 1, "node": "a"}', 'steps[0].of: is missing'],
    ['{"do": "assign", "all": true, "node": "a"}', 'steps[0]: assign needs exactly one of'],
    ['{"do": "unassign"}', 'steps[0]: unassign needs exactly one of users, count, node, all'],
    ['{"do": "unassign", "count": 1}', 'steps[0].of: is missing'],
    ['{"do": "unassign", "node": "a", "all": true}', 'steps[0].all: unassign takes only one of'],
    ['{"do": "rebalance"}', 'steps[0].strategy: is missing'],
    ['{"do": "expect", "users": 5}', 'steps[0].users: is no field of expect'],
    ['{"do": "expect", "assigned": {"a": "5"}}', 'steps[0].assigned.a: must be a whole number'],
    [
      '{"do": "expect", "assigned": {"a b\\u0007": 5}}',
      'steps[0].assigned["a b\\u0007"]: the field',
    ],
    ['{"do": "expect", "assigned": {"a": 1, "a ": 1}}', 'steps[0].assigned["a "]: the same name'],
    [
      '{"do": "expect", "assigned": {"a": 1, "a": 1}}',
      'steps[0].assigned.a: the field is given twice',
    ],
    ['{"do": "expect", "assigned": {"__proto__": null}}', 'steps[0].assigned.__proto__: must be a'],
    ['{"do": "expect", "assigned": [1]}', 'steps[0].assigned: must be an object'],
    [
      '{"do": "expect", "states": {"a": "normal"}}',
      'steps[0].states.a: must be one of "Initializing"',
    ],
    ['{"do": "expect", "reasons": {"a": "BEST"}}', 'steps[0].reasons.a: must be one of'],
    [
      '{"do": "expect", "homes": {"a": 5}}',
      'steps[0].homes.a: must be the name of a node, or null',
    ],
    ['{"do": "expect", "findings": [{"at": "a"}]}', 'steps[0].findings[0].code: is missing'],
    [
      '{"do": "expect", "findings": [{"code": "V99"}]}',
      'steps[0].findings[0].code: must be a finding',
    ],
    [
      '{"do": "expect", "findings": [{"code": "V11", "on": "a"}]}',
      'steps[0].findings[0].on: is no',
    ],
    ['{"do": "expect", "noFindings": "none"}', 'steps[0].noFindings: must be a list'],
    ['{"do": "expect", "noFindings": ["V1"]}', 'steps[0].noFindings[0]: must be a finding code'],
    ['{"do": "take-snapshot"}', 'steps[0].name: is missing'],
  ];

  test.each(refused)('%s is refused at its place', (step, problem) => {
    expect(placeOf(fileWith(step))).toContain(problem);
  });

  test('the place of a later step names that step', () => {
    expect(placeOf(fileWith('{"do": "recover", "group": "a"}', '{"do": "recover"}'))).toBe(
      'steps[1].group: is missing; it must be a name of 1 to 128 characters without control characters',
    );
  });

  const accepted: readonly [string, object][] = [
    ['{"do": "wait", "seconds": 1e3}', { do: 'wait', seconds: 1000 }],
    ['{"do": "wait", "seconds": 10.0}', { do: 'wait', seconds: 10 }],
    ['{"do": "wait", "seconds": -0}', { do: 'wait', seconds: 0 }],
    ['{"do": "wait", "seconds": 1.2e1}', { do: 'wait', seconds: 12 }],
    ['{"do": "set-policy"}', { do: 'set-policy' }],
    ['{"do": "set-parameter"}', { do: 'set-parameter' }],
    ['{"do": "set-facts"}', { do: 'set-facts' }],
    ['{"do": "set-node", "node": "a"}', { do: 'set-node', node: 'a' }],
    ['{"do": "expect"}', { do: 'expect' }],
    ['{"do": "expect", "clock": -5}', { do: 'expect', clock: -5 }],
    ['{"do": "enable-users", "users": []}', { do: 'enable-users', users: [] }],
    ['{"do": "set-notes", "on": "lab", "text": ""}', { do: 'set-notes', on: 'lab', text: '' }],
    ['{"do": "add-group", "name": " \\t a b\\n"}', { do: 'add-group', name: 'a b' }],
    ['{"do": "add-group", "name": "\\ud83d\\ude00"}', { do: 'add-group', name: '😀' }],
    [
      `{"do": "add-group", "name": "${'😀'.repeat(128)}"}`,
      { do: 'add-group', name: '😀'.repeat(128) },
    ],
    [
      '{"do": "enable-users", "count": 2, "prefix": "  a ", "from": 0}',
      { do: 'enable-users', count: 2, prefix: 'a ', from: 0 },
    ],
    [
      '{"do": "enable-users", "users": [{"id": " a", "server": "b "}, {"id": "c", "devices": 2}]}',
      {
        do: 'enable-users',
        users: [
          { id: 'a', server: 'b' },
          { id: 'c', devices: 2 },
        ],
      },
    ],
    [
      '{"do": "note", "text": "a\\u0000\\"\\\\\\/\\b\\f\\n\\r\\t\u2028", "refused": "V33", "note": "b"}',
      { do: 'note', text: 'a\u0000"\\/\b\f\n\r\t\u2028', refused: 'V33', note: 'b' },
    ],
  ];

  test.each(accepted)('%s is read', (step, value) => {
    const read = parseScenario(fileWith(step));
    expect(read.ok && read.scenario.steps).toEqual([value]);
  });

  // Looked at with a pattern, such a number took minutes.
  const zeros = '0'.repeat(1_000_000);
  test.each([
    ['a fraction of zeros', `1.${zeros}`, true],
    ['a fraction of zeros and a 1', `1.${zeros}1`, false],
    ['zeros cut off by the exponent', `2${zeros}e-1000000`, true],
    ['a 1 cut off by the exponent', `2${zeros}1e-1000001`, false],
  ])('a number of a million digits is told at once: %s', (_name, digits, whole) => {
    expect(parseScenario(fileWith(`{"do": "wait", "seconds": ${digits}}`)).ok).toBe(whole);
  });

  test('names that mean something to programs are keys like any other', () => {
    const read = parseScenario(
      fileWith('{"do": "expect", "assigned": {"__proto__": 1, "constructor": 2, "toString": 3}}'),
    );
    const [step] = read.ok ? read.scenario.steps : [];
    const assigned = step?.do === 'expect' ? (step.assigned ?? {}) : {};
    expect(Object.entries(assigned)).toEqual([
      ['__proto__', 1],
      ['constructor', 2],
      ['toString', 3],
    ]);
    expect(assigned['valueOf']).toBeUndefined();
  });
});

describe('the canonical text', () => {
  test.each(readdirSync(GOLDEN))('%s is canonical: read and written it keeps its bytes', (file) => {
    const text = readFileSync(join(GOLDEN, file), 'utf8');
    const read = parseScenario(text);
    expect(read.ok ? formatScenario(read.scenario) : read).toBe(text);
  });

  test('the order of fields in the file does not matter', () => {
    const read = parseScenario(
      '{"steps": [{"node": "b", "of": "unassigned", "note": "n", "count": 1, "do": "assign"},' +
        '{"users": [{"server": "b", "devices": 2, "id": "a"}], "refused": "V34", "do": "enable-users"}],' +
        '"title": "t", "version": 1, "format": "implab-scenario"}',
    );
    expect(read.ok && formatScenario(read.scenario)).toBe(`{
  "format": "implab-scenario",
  "version": 1,
  "title": "t",
  "steps": [
    {"do": "assign", "count": 1, "of": "unassigned", "node": "b", "note": "n"},
    {"do": "enable-users", "users": [{"id": "a", "server": "b", "devices": 2}], "refused": "V34"}
  ]
}
`);
  });

  test('a scenario without steps is written on few lines', () => {
    expect(
      formatScenario({ format: 'implab-scenario', version: 1, settle: false, steps: [] }),
    ).toBe(
      '{\n  "format": "implab-scenario",\n  "version": 1,\n  "settle": false,\n  "steps": []\n}\n',
    );
  });
});

test.each([
  '{"do": "note", "text": "a", "refused": "V32"}',
  '{"do": "expect", "states": {"imp1": "Backup Activated"}}',
  '{"do": "expect", "reasons": {"user1": "KEPT_EXISTING_HOME"}}',
])('a check that can never hold is well formed: %s', (step) => {
  const text = `{"format": "implab-scenario", "version": 1, "steps": [${step}]}`;
  expect(parseScenario(text).ok).toBe(true);
});

describe('a fault is told at its place, in the words for what it is', () => {
  const steps = (text: string) => `{"format":"implab-scenario","version":1,"steps":[${text}]}`;
  test.each([
    [steps('{"do":"enable-user"}'), 'the nearest is enable-users'],
    [steps('{"do":"faill-node"}'), 'the nearest is fail-node'],
    [steps('{"do":"note","text":"a"},'), 'line 1, column 74: a comma stands before ]'],
    [steps('{"do":"note","text":"a",}'), 'a comma stands before }'],
    [steps('// nothing\n'), 'a comment stands here'],
    [
      `Dear all,\n\n${steps('')}`,
      'line 1, column 1: text stands in front of the scenario, which begins on line 3',
    ],
    [`// mine\n${steps('')}`, 'line 1, column 1: a comment stands in front of the scenario'],
  ])('%j', (text, words) => {
    const read = parseScenario(text);
    expect(read.ok ? '' : `${read.place}: ${read.message}`).toContain(words);
  });

  test('archives are named', () => {
    for (const [bytes, name] of [
      [[0x50, 0x4b, 3, 4], 'ZIP'],
      [[0x1f, 0x8b, 8], 'gzip'],
    ] as const)
      expect(parseScenario(new Uint8Array(bytes))).toMatchObject({
        message: expect.stringContaining(name),
      });
  });

  test('every step that is wrong is told, also before a fault that ends the file', () => {
    const read = parseScenario(
      steps('{"do":"wait"},{"do":"note","text":"a"},{"do":"wiat"},{"do":"wait","seconds":1},]'),
    );
    expect(read).toMatchObject({
      ok: false,
      place: 'steps[0].seconds',
      more: [
        'steps[2].do: must name a step, and "wiat" is none; the nearest is wait',
        expect.stringContaining('a comma stands'),
      ],
    });
  });
});
