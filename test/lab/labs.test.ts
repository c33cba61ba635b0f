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

/** The last view that a workspace told. */
function watched(lab: Lab) {
  const events: LabEvent[] = [];
  lab.subscribe((event) => events.push(event));
  const view = () => events.findLast((event) => event.type === 'lab.changed')?.view ?? null;
  return { events, view };
}

const addGroup = (lab: Lab, name: string, about = {}) =>
  lab.call('lab.run', { steps: [{ do: 'add-group', name }] }, about);

test('each workspace has its own lab, its own undo and its own unsaved mark', async () => {
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
  const workspace = labs.add();
  const heard: [string, LabEvent][] = [];
  labs.subscribe(workspace.workspace, (of, event) => heard.push([of, event]));
  await workspace.call('file.new', { template: 'empty' });
  await addGroup(workspace, 'PRG-9');
  const before = watched(workspace).view()!;
  await workspace.call('file.new', { template: 'pair' }, { sharedBy: 'page-1' });

  const left = heard.map(([, event]) => event).find((event) => event.type === 'workspace.left');
  expect(left).toMatchObject({ by: 'page-1', workspace: workspace.workspace, title: 'New lab' });
  const kept = labs.find(left?.left)!;
  expect(kept.workspace).not.toBe(workspace.workspace);
  expect(watched(kept).view()).toMatchObject({ lab: before.lab, revision: before.revision });
  // A command that was made for the lab as it was still does what it says.
  expect(
    await addGroup(kept, 'PRG-7', { lab: before.lab, revision: before.revision }),
  ).toMatchObject({
    ok: true,
  });
  expect(watched(kept).view()).toMatchObject({ undo: 'Add PRG-7', file: { dirty: true } });
  expect(watched(workspace).view()).toMatchObject({ groups: [{ name: 'PRG-1' }] });
  expect(labs.list()).toEqual([
    { workspace: workspace.workspace, title: 'New lab', dirty: false },
    { workspace: kept.workspace, title: 'New lab', dirty: true },
  ]);
});

test('pages at the start screen stay there, and nobody is told where the page is alone', async () => {
  const workspace = labs.add();
  const { events } = watched(workspace);
  await workspace.call('file.new', { template: 'pair' }, { sharedBy: 'page-1' });
  const left = events.find((event) => event.type === 'workspace.left');
  expect(watched(labs.find(left?.left)!).view()).toBeNull();
  await workspace.call('file.new', { template: 'pair' });
  expect(events.filter((event) => event.type === 'workspace.left')).toHaveLength(1);
});

test('a command that opens nothing, or fails, moves no lab', async () => {
  const workspace = labs.add();
  await workspace.call('file.new', { template: 'pair' });
  const { events } = watched(workspace);
  await workspace.call('file.openSample', { id: 'nothing' }, { sharedBy: 'page-1' });
  await workspace.call('lab.rename', { title: 'Other' }, { sharedBy: 'page-1' });
  expect(events.some((event) => event.type === 'workspace.left')).toBe(false);
});

test('a lesson leaves the lab to the other pages, and its end leads back to it', async () => {
  const workspace = labs.add();
  await workspace.call('file.new', { template: 'pair' });
  const { events } = watched(workspace);
  const { course } = (await workspace.call('lesson.course', {})) as {
    course: { chapters: { lessons: { key: string }[] }[] };
  };
  const { key } = course.chapters[0]!.lessons[0]!;
  await workspace.call('lesson.open', { key }, { sharedBy: 'page-1' });
  const left = events.find((event) => event.type === 'workspace.left');
  expect(watched(labs.find(left?.left)!).view()?.lesson).toBeNull();
  await workspace.call('lesson.leave', {});
  expect(events).toContainEqual({ type: 'workspace.goTo', workspace: left?.left });
});

test('workspaces share the recent labs, also when they save at once', async () => {
  const workspaces = [labs.add(), labs.add(), labs.add()];
  await Promise.all(
    workspaces.map(async (workspace, index) => {
      await workspace.call('file.new', { template: 'pair' });
      await workspace.document.savePath(join(folder, `${index}.implab`));
    }),
  );
  const answer = (await workspaces[0]!.call('file.recent', {})) as { recent: { path: string }[] };
  expect(answer.recent).toHaveLength(3);
});

test('a workspace that is closed is gone, and its unsaved lab is kept for the next start', async () => {
  const workspace = labs.add();
  await workspace.call('file.new', { template: 'pair' });
  await addGroup(workspace, 'PRG-9');
  await workspace.close();
  expect([labs.find(workspace.workspace), labs.list()]).toEqual([null, []]);
  const copies = (await readdir(folder)).filter((name) => /^recovery-\w+\.implab$/.test(name));
  expect(copies).toHaveLength(1);
});

test('whoever names no workspace gets one that is there, when the one that was meant is closed', async () => {
  const [one, two] = [labs.add(), labs.add()];
  expect(labs.find()?.workspace).toBe(two.workspace);
  await two.close();
  expect(labs.find()?.workspace).toBe(one.workspace);
  expect(labs.find(two.workspace)).toBeNull();
});
