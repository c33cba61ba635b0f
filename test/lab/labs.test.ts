import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LAB_FILES } from '../../src/main/files/lab-files';
import type { Lab } from '../../src/main/lab/lab';
import { createLabs, type Labs } from '../../src/main/lab/labs';
import type { LabEvent } from '../../src/shared/lab-api';

let folder = '';
let labs: Labs;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'implab-labs-'));
  labs = await createLabs({
    files: LAB_FILES,
    dataFolder: folder,
    host: { kind: 'web', platform: 'linux', version: '1.0.0' },
  });
});

afterEach(async () => {
  await labs.close();
  await rm(folder, { recursive: true, maxRetries: 10 });
});

/** The last view that a desk told. */
function watched(lab: Lab) {
  const events: LabEvent[] = [];
  lab.subscribe((event) => events.push(event));
  const view = () => events.findLast((event) => event.type === 'lab.changed')?.view ?? null;
  return { events, view };
}

const addGroup = (lab: Lab, name: string, about = {}) =>
  lab.call('lab.run', { steps: [{ do: 'add-group', name }] }, about);

test('each desk has its own lab, its own undo and its own unsaved mark', async () => {
  const [one, two] = [labs.add(), labs.add()];
  const [first, second] = [watched(one), watched(two)];
  await one.call('file.new', { template: 'empty' });
  await two.call('file.new', { template: 'pair' });
  await addGroup(one, 'PRG-9');
  expect(first.view()).toMatchObject({ undo: 'Add PRG-9', file: { dirty: true } });
  expect(second.view()?.file.dirty).toBe(false);
  await two.call('lab.undo', {});
  expect(first.view()?.groups).toHaveLength(1);
  expect(await addGroup(two, 'PRG-8', { lab: first.view()?.lab })).toMatchObject({
    problem: { code: 'another-lab' },
  });
});

test('pages stay with the lab they show when another page opens one, at the same revision', async () => {
  const desk = labs.add();
  const heard: [string, LabEvent][] = [];
  labs.subscribe(desk.desk, (of, event) => heard.push([of, event]));
  await desk.call('file.new', { template: 'empty' });
  await addGroup(desk, 'PRG-9');
  const before = watched(desk).view()!;
  await desk.call('file.new', { template: 'pair' }, { sharedBy: 'page-1' });

  const left = heard.map(([, event]) => event).find((event) => event.type === 'desk.left');
  expect(left).toMatchObject({ by: 'page-1', desk: desk.desk, title: 'New lab' });
  const kept = labs.find(left?.left)!;
  expect(kept.desk).not.toBe(desk.desk);
  expect(watched(kept).view()).toMatchObject({ lab: before.lab, revision: before.revision });
  // A command that was made for the lab as it was still does what it says.
  expect(
    await addGroup(kept, 'PRG-7', { lab: before.lab, revision: before.revision }),
  ).toMatchObject({
    ok: true,
  });
  expect(watched(kept).view()).toMatchObject({ undo: 'Add PRG-7', file: { dirty: true } });
  expect(watched(desk).view()).toMatchObject({ groups: [{ name: 'PRG-1' }] });
  expect(labs.list()).toEqual([
    { desk: desk.desk, title: 'New lab', dirty: false },
    { desk: kept.desk, title: 'New lab', dirty: true },
  ]);
});

test('pages at the start screen stay there, and nobody is told where the page is alone', async () => {
  const desk = labs.add();
  const { events } = watched(desk);
  await desk.call('file.new', { template: 'pair' }, { sharedBy: 'page-1' });
  const left = events.find((event) => event.type === 'desk.left');
  expect(watched(labs.find(left?.left)!).view()).toBeNull();
  await desk.call('file.new', { template: 'pair' });
  expect(events.filter((event) => event.type === 'desk.left')).toHaveLength(1);
});

test('a command that opens nothing, or fails, moves no lab', async () => {
  const desk = labs.add();
  await desk.call('file.new', { template: 'pair' });
  const { events } = watched(desk);
  await desk.call('file.openSample', { id: 'nothing' }, { sharedBy: 'page-1' });
  await desk.call('lab.rename', { title: 'Other' }, { sharedBy: 'page-1' });
  expect(events.some((event) => event.type === 'desk.left')).toBe(false);
});

test('a lesson leaves the lab to the other pages, and its end leads back to it', async () => {
  const desk = labs.add();
  await desk.call('file.new', { template: 'pair' });
  const { events } = watched(desk);
  const { course } = (await desk.call('lesson.course', {})) as {
    course: { chapters: { lessons: { key: string }[] }[] };
  };
  const { key } = course.chapters[0]!.lessons[0]!;
  await desk.call('lesson.open', { key }, { sharedBy: 'page-1' });
  const left = events.find((event) => event.type === 'desk.left');
  expect(watched(labs.find(left?.left)!).view()?.lesson).toBeNull();
  await desk.call('lesson.leave', {});
  expect(events).toContainEqual({ type: 'desk.goTo', desk: left?.left });
});

test('desks share the recent labs, also when they save at once', async () => {
  const desks = [labs.add(), labs.add(), labs.add()];
  await Promise.all(
    desks.map(async (desk, at) => {
      await desk.call('file.new', { template: 'pair' });
      await desk.document.savePath(join(folder, `${at}.implab`));
    }),
  );
  const answer = (await desks[0]!.call('file.recent', {})) as { recent: { path: string }[] };
  expect(answer.recent).toHaveLength(3);
});

test('a desk that is closed is gone, and its unsaved lab is kept for the next start', async () => {
  const desk = labs.add();
  await desk.call('file.new', { template: 'pair' });
  await addGroup(desk, 'PRG-9');
  await desk.close();
  expect([labs.find(desk.desk), labs.list()]).toEqual([null, []]);
  const copies = (await readdir(folder)).filter((name) => /^recovery-\w+\.implab$/.test(name));
  expect(copies).toHaveLength(1);
});
