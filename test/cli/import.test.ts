import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { implab, PAIR, scenario, temporaryFiles } from './labs';

const files = temporaryFiles();
afterAll(() => files.dispose());
const place = (name: string): string => join(files.folder, name);

const groups = files.write(
  'groups.xml',
  '<r><return><presenceRedundancyGroup><name>PRG-1</name><server1>imp1.corp</server1><server2>imp2.corp</server2><haEnabled>true</haEnabled></presenceRedundancyGroup></return></r>',
);
const users = files.write(
  'users.csv',
  'USER ID,PIN,ASSIGNED PRESENCE SERVER\nann,1234,imp1\nbob,99,imp2.corp\n',
);

async function assigned(file: string): Promise<object> {
  const { out } = await implab('run', file, '--json');
  return JSON.parse(out).final.assigned;
}

describe('import', () => {
  test('writes a lab when all was used, and says what each piece was', async () => {
    const out = place('all.json');
    const { code, lines } = await implab(
      'import',
      out,
      groups,
      users,
      '--ova',
      '5K',
      '--mode',
      'Balanced',
    );
    expect(code).toBe(0);
    expect(lines[0]).toBe(
      'groups.xml: groups and nodes, XML. 2 nodes in 1 group. HA is on for PRG-1.',
    );
    expect(lines[1]).toContain('users.csv: users, comma-separated text, 2 rows.');
    expect(await assigned(out)).toEqual({ 'imp1.corp': 1, 'imp2.corp': 1 });
  });

  test('writes nothing while something is missing, unless the certain part is asked for', async () => {
    const out = files.write('kept.json', 'kept');
    const first = await implab('import', out, groups, users);
    expect(first).toMatchObject({ code: 1 });
    expect(first.err).toContain('missing: OVA size of imp1.corp and imp2.corp: nothing is guessed');
    expect(readFileSync(out, 'utf8')).toBe('kept');
    expect(
      (await implab('import', out, groups, users, '--ova', 'imp1=5000', '--partial')).code,
    ).toBe(1);
    expect(await assigned(out)).toEqual({ 'imp1.corp': 1 });
  });

  test('replaces no file when nothing could be used', async () => {
    const out = files.write('still.json', 'still');
    const nothing = files.write('hello.txt', 'hello');
    expect(await implab('import', out, nothing, place('gone.csv'), '--partial')).toMatchObject({
      code: 2,
    });
    expect(readFileSync(out, 'utf8')).toBe('still');
  });

  test('answers in JSON with pieces, rows left out and questions', async () => {
    const list = files.write('more.csv', 'userid,node\nann,imp1\nold,imp-old\n');
    const { code, out, err } = await implab(
      'import',
      place('no.json'),
      groups,
      list,
      '--ova',
      '5000',
      '--json',
    );
    const answer = JSON.parse(out);
    expect({ code, err, written: answer.written, exists: existsSync(place('no.json')) }).toEqual({
      code: 1,
      err: '',
      written: false,
      exists: false,
    });
    expect(answer.leftOut).toMatchObject([
      { file: 'more.csv', line: 3, id: 'old', kind: 'server' },
    ]);
    expect(answer.decisions).toMatchObject([{ id: 'server:imp-old', chosen: 'leave-out' }]);
    const mapped = await implab(
      'import',
      place('yes.json'),
      groups,
      list,
      '--ova',
      '5000',
      '--map',
      'imp-old=imp2',
    );
    expect(mapped.code).toBe(0);
    expect(await assigned(place('yes.json'))).toEqual({ 'imp1.corp': 1, 'imp2.corp': 1 });
  });

  test('brings users into a lab among the pieces, as an update of those it has', async () => {
    const lab = files.write(
      'lab.json',
      scenario([
        ...PAIR,
        {
          do: 'enable-users',
          users: [
            { id: 'ann', server: 'imp2' },
            { id: 'bob', server: 'imp2' },
          ],
        },
      ]),
    );
    const update = files.write(
      'update.csv',
      'USER ID,ENABLE USER FOR UNIFIED CM IM AND PRESENCE,ASSIGNED PRESENCE SERVER\nann,#,imp1\nbob,f,#\ncleo,t,imp1\n',
    );
    expect((await implab('import', place('updated.json'), lab, update)).code).toBe(0);
    expect(await assigned(place('updated.json'))).toEqual({ imp1: 2, imp2: 0 });
  });

  test.each([
    [['--ova', 'imp1=7'], '--ova must end in an OVA size'],
    [['--mode', 'best'], '--mode must be balanced, active-standby or none'],
    [['--map', 'old'], '--map must be two names with = between them'],
  ])('%j is misuse', async (options, message) => {
    const { code, err } = await implab('import', place('x.json'), groups, ...options);
    expect({ code, told: err.includes(message) }).toEqual({ code: 2, told: true });
  });
});
