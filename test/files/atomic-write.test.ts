import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DISK } from '../../src/main/files/disk';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'implab-write-'));
});
afterEach(() => rm(folder, { recursive: true }));

const PLAIN = { keepPrevious: false, secret: false };
const KEEP = { keepPrevious: true, secret: false };
const bytes = (text: string) => new TextEncoder().encode(text);

test('a file is replaced whole and nothing else is left in the folder', async () => {
  const path = join(folder, 'a.implab');
  expect(await DISK.write(path, bytes('one'), PLAIN)).toEqual({ ok: true });
  expect(await DISK.write(path, bytes('two, longer'), PLAIN)).toEqual({ ok: true });
  expect(await readFile(path, 'utf8')).toBe('two, longer');
  expect(await readdir(folder)).toEqual(['a.implab']);
});

test('one previous version is kept, the newest', async () => {
  const path = join(folder, 'a.implab');
  for (const text of ['one', 'two', 'three']) await DISK.write(path, bytes(text), KEEP);
  expect(await readFile(path, 'utf8')).toBe('three');
  expect(await readFile(`${path}~`, 'utf8')).toBe('two');
  expect((await readdir(folder)).toSorted()).toEqual(['a.implab', 'a.implab~']);
});

test('a name as long as names may be is written, though it leaves no room for the mark of the one before', async () => {
  const path = join(folder, `${'ä'.repeat(124)}.implab`);
  for (const text of ['one', 'two'])
    expect(await DISK.write(path, bytes(text), KEEP)).toEqual({ ok: true });
  expect(await readFile(path, 'utf8')).toBe('two');
  expect(await readdir(folder)).toHaveLength(1);
});

test('readers beside a writer see the old text or the new one, never half', async () => {
  const path = join(folder, 'a.implab');
  const versions = ['a', 'b', 'c'].map((letter) => letter.repeat(300_000));
  await DISK.write(path, bytes(versions[0]!), KEEP);
  let isWriting = true;
  const writing = (async () => {
    for (let round = 0; round < 30; round++)
      expect(await DISK.write(path, bytes(versions[round % 3]!), KEEP)).toEqual({ ok: true });
    isWriting = false;
  })();
  let reads = 0;
  while (isWriting) {
    expect(versions).toContain(await readFile(path, 'utf8'));
    reads++;
  }
  await writing;
  expect(reads).toBeGreaterThan(3);
});

test.skipIf(process.platform === 'win32')(
  'a secret file is for its owner only, others keep the permissions they had',
  async () => {
    const path = join(folder, 'a');
    await DISK.write(path, bytes('x'), { keepPrevious: false, secret: true });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const open = join(folder, 'b');
    await writeFile(open, 'x', { mode: 0o640 });
    await DISK.write(open, bytes('y'), KEEP);
    expect((await stat(open)).mode & 0o777).toBe(0o640);
  },
);

test.skipIf(process.platform === 'win32')(
  'a link is followed: the file it leads to changes and the link stays',
  async () => {
    const target = join(folder, 'target');
    const link = join(folder, 'link');
    await writeFile(target, 'old');
    await symlink(target, link);
    await DISK.write(link, bytes('new'), KEEP);
    expect(await readFile(target, 'utf8')).toBe('new');
    expect(await readFile(`${target}~`, 'utf8')).toBe('old');
    expect((await readdir(folder)).toSorted()).toEqual(['link', 'target', 'target~']);
  },
);

test('a folder that is not there or in the way is an answer, and no temporary file is left', async () => {
  expect(await DISK.write(join(folder, 'no/such/a'), bytes('x'), KEEP)).toEqual({
    ok: false,
    code: 'write-failed',
    detail: 'its folder is not there',
  });
  await mkdir(join(folder, 'a'));
  await writeFile(join(folder, 'a/inside'), '');
  expect(await DISK.write(join(folder, 'a'), bytes('x'), KEEP)).toMatchObject({ ok: false });
  expect(await readdir(folder)).toEqual(['a']);
});

test('what cannot be read is an answer too', async () => {
  expect(await DISK.read(join(folder, 'a'), 10)).toMatchObject({ code: 'no-such-file' });
  expect(await DISK.read(folder, 10)).toMatchObject({ code: 'read-failed' });
  await writeFile(join(folder, 'big'), 'x'.repeat(11));
  expect(await DISK.read(join(folder, 'big'), 10)).toMatchObject({ code: 'too-large' });
  expect(await DISK.read(join(folder, 'big'), 11)).toMatchObject({ ok: true });
});

test('the stamp of a file changes when somebody writes it', async () => {
  const path = join(folder, 'a');
  expect(await DISK.stamp(path)).toBeNull();
  await writeFile(path, 'one');
  const first = await DISK.stamp(path);
  expect(await DISK.stamp(path)).toBe(first);
  await writeFile(path, 'other');
  expect(await DISK.stamp(path)).not.toBe(first);
});
