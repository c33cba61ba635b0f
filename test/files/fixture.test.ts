import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../src/main/store/migrations';
import { asOneAction } from '../../src/shared/joined';
import type { Step } from '../../src/shared/step';
import type { NodeView } from '../../src/shared/view';
import { base64, openTestLab, type TestLab } from '../lab/open-test-lab';

/** Frozen with the release that first wrote the format. Never made again: that is what they are for. */
const FORMATS = MIGRATIONS.map((_, index) => index + 1);
const folder = join(import.meta.dirname, '../fixtures');

/** Something of everything a lab can hold. */
const STEPS: Step[] = [
  { do: 'set-parameter', release: '14', transitionSeconds: 30, automaticFallback: true },
  { do: 'set-policy', tieBreak: 'slot-major', unassigned: 'place-on-sync' },
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', ova: '5000', generation: 'M5' },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 4000, version: '14SU2' },
  { do: 'add-group', name: 'Ärende 2 "x"' },
  { do: 'add-node', group: 'Ärende 2 "x"', name: 'gone', capacity: 10 },
  { do: 'remove-node', node: 'gone' },
  { do: 'add-node', group: 'Ärende 2 "x"', name: 'imp3', slot: 2, ova: '15000' },
  { do: 'set-node', node: 'imp3', reloginLower: 60, reloginUpper: 900 },
  { do: 'set-facts', publisher: 'imp1', interclusterPeers: 2, persistentChat: true },
  { do: 'enable-users', count: 300, note: 'the **first** wave' },
  {
    do: 'enable-users',
    users: [
      { id: "o'brien <b>", server: 'imp2', devices: 3 },
      { id: 'away', homeCluster: false },
      { id: 'off', enabled: false },
      { id: '日本' },
    ],
  },
  { do: 'disable-users', users: ['user7', 'user300'] },
  { do: 'assign', users: ['日本'], node: 'imp3' },
  { do: 'unassign', count: 2, of: 'imp2' },
  { do: 'set-notes', on: 'lab', text: 'Notes of\nthe lab' },
  { do: 'set-notes', on: 'group', name: 'PRG-1', text: 'first' },
  { do: 'set-notes', on: 'node', name: 'imp3', text: 'rack 4' },
  { do: 'set-notes', on: 'user', name: 'user9', text: 'VIP' },
  { do: 'take-snapshot', name: 'before the failure' },
  { do: 'remove-node', node: 'imp1', refused: 'V33' },
  { do: 'fail-node', node: 'imp1' },
  { do: 'wait', seconds: 70 },
  { do: 'enable-users', users: [{ id: 'waits', server: 'imp1' }] },
  { do: 'enable-users', count: 5, prefix: 'late' },
  { do: 'expect', noService: 0, unassigned: 1 },
  { do: 'stop-service', node: 'imp3' },
  { do: 'set-mode', mode: 'active-standby' },
];

async function contentOf(data: string) {
  const lab = await openTestLab();
  expect(await lab.call('file.openBytes', { name: 'fixture.implab', data })).toMatchObject({
    ok: true,
  });
  const {
    file,
    title,
    notes,
    settle,
    clock,
    mode,
    policies,
    parameters,
    facts,
    totals,
    snapshots,
  } = lab.view();
  const users = await lab.ask('lab.users', { offset: 0, limit: 5000 });
  const exported = await lab.call('file.export', { kind: 'scenario' });
  if (!exported.ok) throw new Error('not exported');
  let figures: Readonly<Record<string, unknown>> = {};
  // Facts only: words may change, what a file says may not.
  const content = {
    lab: { title, notes, settle, clock, mode, policies, parameters, facts, totals, snapshots },
    groups: lab.view().groups.map(({ name, ha, nodes, notes, condition }) => ({
      name,
      ha,
      notes,
      condition,
      nodes: nodes.map((node) => node && nodeFacts(node)),
    })),
    steps: lab.rows().map(({ do: kind, clock, note, refused, failed, nodes }) => {
      // A row tells what its step changed, and null of a node that is gone.
      const told = { ...figures, ...nodes };
      figures = Object.fromEntries(Object.entries(told).filter(([, each]) => each !== null));
      return { do: kind, clock, note, refused, failed, nodes: figures };
    }),
    position: lab.position(),
    users: users.rows
      .filter((_, index) => index % 20 === 0 || index > 290)
      .map(({ reasonText: _, ...user }) => user),
    scenario: Buffer.from(exported.file.data, 'base64').toString().split('\n'),
    ...(await branchesOf(lab)),
  };
  await lab.lab.close();
  return { seal: file.seal, content };
}

/** The branches with the labels of their steps; nothing of a lab that was never forked. */
async function branchesOf(lab: TestLab) {
  const { branches } = await lab.ask('branch.list', {});
  if (branches.length === 1) return {};
  const all = [];
  for (const { name, from, at, steps } of branches) {
    await lab.ask('branch.switch', { name });
    const kinds = lab.rows().map(({ do: kind, joined }) => (joined ? `+ ${kind}` : kind));
    all.push({ name, from, at, steps, position: lab.position(), kinds, totals: lab.view().totals });
  }
  return { branches: all };
}

function nodeFacts({ remedy: _, actions: __, ...facts }: NodeView) {
  return facts;
}

/** What newer rules make of files saved under older ones, by format. */
const UNDER_NEWER_RULES: Readonly<Record<number, string>> = {
  1: 'Newer rules change the end: the reason of imp1 is Peer Reboot now, Peer Down before',
};

test.each(FORMATS)(
  'a lab file of format %i opens for ever, and says what has changed',
  async (format) => {
    const path = join(folder, `format-${format}.implab`);
    if (!existsSync(path) && process.env['UPDATE_GOLDEN'] === '1') await freeze(path);
    const { seal, content } = await contentOf(base64(await readFile(path)));
    const changed = UNDER_NEWER_RULES[format];
    expect(seal).toEqual(
      changed === undefined
        ? { verdict: 'same', text: 'Replays to the same result' }
        : { verdict: 'older-engine', text: changed },
    );
    // `format-1.json` is what the rules of its time made of it; `.now.json` what those of today do.
    const contents = path.replace(/implab$/, changed === undefined ? 'json' : 'now.json');
    if (!existsSync(contents) && process.env['UPDATE_GOLDEN'] === '1')
      await writeFile(contents, `${JSON.stringify(content, null, 1)}\n`);
    const expected = JSON.parse(await readFile(contents, 'utf8'));
    // A view may tell more than it did then; what the file said, it still says.
    expect(JSON.parse(JSON.stringify(content))).toMatchObject(expected);
  },
);

/** Makes the fixture of a new format, once. */
async function freeze(path: string): Promise<void> {
  const lab = await openTestLab();
  const scenario = {
    format: 'implab-scenario',
    version: 1,
    title: 'Frozen',
    settle: false,
    steps: STEPS,
  };
  await lab.call('file.openBytes', { name: 'x.json', data: base64(JSON.stringify(scenario)) });
  await lab.call('lab.goTo', { position: STEPS.length - 1 });
  await lab.ask('branch.fork', { at: 12, name: 'Ohne Ausfall "1" 日本' });
  await lab.ask('lab.run', {
    steps: asOneAction([
      { do: 'enable-users', count: 7, prefix: 'branch' },
      { do: 'rebalance', strategy: 'even' },
    ]),
  });
  await lab.ask('branch.fork', { at: 5, name: 'Of a branch', steps: [{ do: 'note', text: 'x' }] });
  await lab.ask('branch.switch', { name: 'Main' });
  const saved = await lab.call('file.saveBytes', {});
  if (!saved.ok) throw new Error('not saved');
  await writeFile(path, Buffer.from(saved.file.data, 'base64'));
  const { content } = await contentOf(saved.file.data);
  await writeFile(path.replace(/implab$/, 'json'), `${JSON.stringify(content, null, 1)}\n`);
}
