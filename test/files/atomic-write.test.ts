import { execFileSync } from 'node:child_process';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
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
    for (const mode of [0o640, 0o664, 0o606, 0o755]) {
      await writeFile(open, 'x');
      await chmod(open, mode);
      expect(await DISK.write(open, bytes('y'), KEEP)).toEqual({ ok: true });
      expect((await stat(open)).mode & 0o777).toBe(mode);
    }
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

test('a file that is marked read-only is replaced only on a second word', async () => {
  const path = join(folder, 'a.implab');
  await writeFile(path, 'kept', { mode: 0o444 });
  expect(await DISK.write(path, bytes('new'), KEEP)).toMatchObject({ code: 'marked-read-only' });
  expect(await readFile(path, 'utf8')).toBe('kept');
  expect(await readdir(folder)).toEqual(['a.implab']);
  const second = await DISK.write(path, bytes('new'), { ...KEEP, replaceReadOnly: true });
  expect(second).toEqual({ ok: true });
  expect(await readFile(path, 'utf8')).toBe('new');
});

test('where the version before cannot be kept, it is that which is said, and the file stays', async () => {
  const path = join(folder, 'a.implab');
  await writeFile(path, 'kept');
  await mkdir(`${path}~/full`, { recursive: true });
  expect(await DISK.write(path, bytes('new'), KEEP)).toMatchObject({
    code: 'write-failed',
    detail: expect.stringMatching(/^the version before cannot be kept/),
  });
  expect(await readFile(path, 'utf8')).toBe('kept');
  expect((await readdir(folder)).toSorted()).toEqual(['a.implab', 'a.implab~']);
});

test('what an ended write of the same file left behind is cleared away, what is under way is not', async () => {
  const path = join(folder, 'a.implab');
  const left = [
    '.a.implab.0123456789ab.tmp',
    '.a.implab.ba9876543210.tmp',
    '.b.implab.0123456789ab.tmp',
  ];
  for (const name of left) await writeFile(join(folder, name), '');
  const old = new Date(Date.now() - 2 * 60 * 60 * 1000);
  await utimes(join(folder, left[0]!), old, old);
  await DISK.write(path, bytes('x'), PLAIN);
  expect((await readdir(folder)).toSorted()).toEqual([left[1], left[2], 'a.implab']);
});

test.skipIf(process.platform === 'win32')(
  'pipes, sockets, devices and folders are told at once where a file is expected',
  async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const server = createServer().listen(join(folder, 'socket'));
    await new Promise((listening) => server.once('listening', listening));
    const details = await Promise.all(
      [join(folder, 'pipe'), join(folder, 'socket'), '/dev/zero', folder].map(async (path) => {
        const read = await DISK.read(path, 10);
        return read.ok ? 'read' : read.detail;
      }),
    );
    server.close();
    expect(details).toEqual([
      'it is a pipe',
      'it is a socket, or a pipe that nobody writes to',
      'it is a device',
      'it is a folder',
    ]);
  },
);
