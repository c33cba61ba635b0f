import { resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Step } from '../../src/shared/step';
import type { LabHandle } from './fixtures';
import {
  chooseFromMenu,
  dock,
  inspector,
  nodeCard,
  openDockTab,
  runByPalette,
  stepButton,
} from './parts';

/** One picture of the app: a lab, and what to press in it. */
export interface Scene {
  readonly name: string;
  /** Sample lab to open, `empty` for one without groups; absent: the start screen. */
  readonly lab?: string;
  /** Steps to run in it before the page shows. */
  readonly steps?: readonly Step[];
  readonly show?: (page: Page) => Promise<void>;
  /** Looked at in the full run alone: much like another scene of its part. */
  readonly fullOnly?: true;
}

const USERS_FILE = resolve(import.meta.dirname, '../data/bat-users.csv');

const QUESTION = 'why-the-secondary';
const FAILED = 'two-pairs-one-failed';

/** More than fits: each pair after the other. */
const TEN_PAIRS: readonly Step[] = [
  ...Array.from({ length: 10 }, (_, index): readonly Step[] => [
    { do: 'add-group', name: `PRG-${index + 1}`, ha: true },
    { do: 'add-node', group: `PRG-${index + 1}`, name: `imp${2 * index + 1}`, ova: '5000' },
    { do: 'add-node', group: `PRG-${index + 1}`, name: `imp${2 * index + 2}`, ova: '5000' },
  ]).flat(),
  { do: 'enable-users', count: 45_000 },
  { do: 'fail-node', node: 'imp1' },
];

/** A lab whose names are as long and as strange as the rules allow, with a failure and its findings. */
const LONG = 'imp-'.repeat(32);
const WIDE = 'W'.repeat(128);
const STRANGE =
  '<b onmouseover=alert(1)>&amp; "עברית" عقدة 東京第一データセンターの主系ノード 👩‍👩‍👧‍👦';
const NAMES: readonly Step[] = [
  { do: 'add-group', name: LONG, ha: true },
  { do: 'add-node', group: LONG, name: LONG, ova: '5000', generation: 'M'.repeat(40) },
  { do: 'add-node', group: LONG, name: WIDE, ova: '5000' },
  { do: 'add-group', name: STRANGE, ha: false },
  { do: 'add-node', group: STRANGE, name: STRANGE, ova: '25000' },
  { do: 'enable-users', users: [{ id: LONG }, { id: STRANGE }] },
  { do: 'enable-users', count: 20000 },
  { do: 'fail-node', node: LONG },
  { do: 'set-mode', mode: 'none' },
  { do: 'set-notes', on: 'lab', text: LONG },
];

/** Every screen, dialog, dock tab and page of the inspector, by the part of the app they stand in. */
export const SCENES = {
  start: [
    { name: 'start' },
    {
      name: 'template',
      async show(page) {
        await page.getByRole('button', { name: /^New from a template/ }).click();
        await page.getByRole('dialog').waitFor();
      },
    },
    {
      name: 'palette at the start',
      async show(page) {
        await page.keyboard.press('Control+k');
        await page.getByRole('dialog').waitFor();
      },
    },
    {
      name: 'start over an open lab',
      lab: QUESTION,
      show: (page) => runByPalette(page, 'Start screen'),
    },
  ],
  board: [
    { name: 'board', lab: QUESTION },
    { name: 'failed over', lab: FAILED },
    { name: 'six nodes', lab: 'largest-cluster' },
    { name: 'ten pairs', lab: 'empty', steps: TEN_PAIRS },
    { name: 'board without groups', lab: 'empty', fullOnly: true },
    { name: 'waiting', lab: 'users-wait-during-failover' },
    {
      name: 'refusal',
      lab: QUESTION,
      show: (page) => chooseFromMenu(page, 'imp-sub', 'Remove imp-sub'),
    },
    {
      name: 'outline',
      lab: FAILED,
      show: (page) => page.getByRole('radio', { name: 'Outline' }).click(),
    },
    {
      name: 'node tools',
      fullOnly: true,
      lab: QUESTION,
      show: (page) => nodeCard(page, 'imp-pub').hover(),
    },
    {
      name: 'node menu',
      lab: QUESTION,
      async show(page) {
        await nodeCard(page, 'imp-pub').hover();
        await page.getByRole('button', { name: 'More for imp-pub' }).first().click();
      },
    },
    {
      name: 'group menu',
      fullOnly: true,
      lab: QUESTION,
      show: (page) => page.getByRole('button', { name: 'More for PRG-1' }).click(),
    },
    {
      name: 'mode preview',
      lab: QUESTION,
      show: (page) => page.getByRole('radio', { name: 'Balanced' }).click(),
    },
    {
      name: 'earlier step',
      fullOnly: true,
      lab: QUESTION,
      show: (page) => stepButton(page, 6).click(),
    },
    {
      name: 'toast',
      lab: QUESTION,
      async show(page) {
        await nodeCard(page, 'imp-pub').hover();
        await page.getByRole('button', { name: 'Fail imp-pub' }).first().click();
        await expect(page.getByRole('region', { name: 'Notices' })).toContainText('Fail imp-pub');
      },
    },
  ],
  dock: [
    {
      name: 'load as table',
      fullOnly: true,
      lab: FAILED,
      show: (page) => dock(page).getByRole('radio', { name: 'Table' }).click(),
    },
    {
      name: 'load enlarged',
      lab: FAILED,
      show: (page) => dock(page).getByRole('button', { name: 'Enlarge' }).click(),
    },
    { name: 'users', lab: FAILED, show: (page) => openDockTab(page, 'Users') },
    {
      name: 'users selected',
      fullOnly: true,
      lab: FAILED,
      async show(page) {
        await openDockTab(page, 'Users');
        await page
          .getByRole('row', { name: /user842/ })
          .or(page.getByRole('row').nth(3))
          .first()
          .click();
        await page.keyboard.press('Space');
      },
    },
    {
      name: 'no user found',
      fullOnly: true,
      lab: FAILED,
      async show(page) {
        await openDockTab(page, 'Users');
        await page.getByRole('searchbox', { name: 'Search users' }).fill('nobody of this name');
        await expect(dock(page)).toContainText('0 users');
      },
    },
    { name: 'no users yet', lab: 'empty', show: (page) => openDockTab(page, 'Users') },
    { name: 'findings', lab: FAILED, show: (page) => openDockTab(page, 'Findings') },
    {
      name: 'no findings',
      fullOnly: true,
      lab: 'balanced-three-pairs',
      show: (page) => openDockTab(page, 'Findings'),
    },
    { name: 'clock', lab: FAILED, show: (page) => openDockTab(page, 'Failover clock') },
    {
      name: 'clock as table',
      fullOnly: true,
      lab: FAILED,
      async show(page) {
        await openDockTab(page, 'Failover clock');
        await dock(page).getByRole('radio', { name: 'Table' }).click();
      },
    },
    { name: 'no failure yet', lab: QUESTION, show: (page) => openDockTab(page, 'Failover clock') },
  ],
  inspector: [
    { name: 'user', lab: QUESTION, show: (page) => goToUser(page, 'user842') },
    {
      name: 'user enlarged',
      lab: QUESTION,
      async show(page) {
        await goToUser(page, 'user842');
        await inspector(page).getByRole('button', { name: 'Enlarge' }).click();
        await expect(dock(page)).toBeHidden();
      },
    },
    {
      name: 'user why not',
      lab: QUESTION,
      async show(page) {
        await goToUser(page, 'user842');
        await nodeCard(page, 'imp-pub')
          .getByRole('button', { name: /^imp-pub,/ })
          .click();
        await expect(inspector(page)).toContainText('What would have led to imp-pub?');
      },
    },
    {
      name: 'node',
      lab: FAILED,
      show: (page) =>
        nodeCard(page, 'imp3')
          .getByRole('button', { name: /^imp3,/ })
          .click(),
    },
    {
      name: 'group',
      lab: FAILED,
      show: (page) => page.getByRole('button', { name: 'PRG-2', exact: true }).click(),
    },
    {
      name: 'finding',
      lab: FAILED,
      async show(page) {
        await openDockTab(page, 'Findings');
        await page.getByRole('list', { name: 'Findings' }).getByRole('button').first().click();
      },
    },
    {
      name: 'question',
      lab: QUESTION,
      show: (page) =>
        inspector(page)
          .getByRole('button', { name: /^Why are new users/ })
          .click(),
    },
    {
      name: 'sources',
      lab: QUESTION,
      async show(page) {
        await goToUser(page, 'user842');
        await inspector(page).getByRole('button', { name: /S1/ }).first().click();
        await expect(page.getByRole('dialog', { name: 'Sources' })).toBeVisible();
      },
    },
    { name: 'step', lab: FAILED, show: (page) => stepButton(page, 3).click() },
  ],
  views: [
    {
      name: 'clock enlarged',
      lab: FAILED,
      async show(page) {
        await openDockTab(page, 'Failover clock');
        await dock(page).getByRole('button', { name: 'Enlarge' }).click();
        await expect(dock(page)).toBeHidden();
      },
    },
    { name: 'compare', lab: FAILED, show: (page) => page.keyboard.press('Control+4') },
    {
      name: 'compare with nothing moved',
      lab: 'balanced-three-pairs',
      show: (page) => page.keyboard.press('Control+4'),
    },
    {
      name: 'compare side',
      lab: FAILED,
      async show(page) {
        await page.keyboard.press('Control+4');
        await page.getByRole('button', { name: /^Before:/ }).click();
      },
    },
  ],
  names: [
    {
      name: 'long names',
      lab: 'empty',
      steps: NAMES,
      show: (page) => nodeCard(page, LONG).getByRole('button').first().click(),
    },
    {
      name: 'long names in the outline',
      lab: 'empty',
      // One more row than fits, so that the table scrolls by more than a rest.
      steps: [...NAMES, { do: 'add-group', name: 'PRG-3' }],
      async show(page) {
        await page.getByRole('radio', { name: 'Outline' }).click();
        await openDockTab(page, 'Users');
      },
    },
    {
      name: 'long names refused',
      lab: 'empty',
      steps: NAMES,
      async show(page) {
        await chooseFromMenu(page, STRANGE, `Remove ${STRANGE}`);
        await openDockTab(page, 'Findings');
      },
    },
    {
      name: 'long names assigned',
      lab: 'empty',
      steps: NAMES,
      show: (page) => page.keyboard.press('a'),
    },
  ],
  dialogs: [
    { name: 'palette', lab: QUESTION, show: (page) => openPalette(page, 'imp') },
    { name: 'shortcuts', lab: QUESTION, show: (page) => page.keyboard.press('?') },
    {
      name: 'settings',
      lab: QUESTION,
      show: (page) => page.getByRole('button', { name: 'Settings' }).click(),
    },
    {
      name: 'lab menu',
      lab: QUESTION,
      show: (page) => page.getByRole('button', { name: /^Why is the secondary/ }).click(),
    },
    { name: 'policies', lab: QUESTION, show: (page) => openPolicies(page, 'Policies') },
    { name: 'parameters', lab: QUESTION, show: (page) => openPolicies(page, 'HA parameters') },
    { name: 'release', lab: QUESTION, show: (page) => openPolicies(page, 'Release') },
    {
      name: 'add a group',
      lab: QUESTION,
      show: (page) => page.getByRole('button', { name: 'Add a redundancy group' }).click(),
    },
    {
      name: 'add a node',
      lab: 'remove-a-node',
      show: (page) => page.getByRole('button', { name: /^Add a node/ }).click(),
    },
    { name: 'rename', lab: QUESTION, show: (page) => chooseFromMenu(page, 'imp-pub', 'Rename') },
    { name: 'enable by count', lab: QUESTION, show: (page) => page.keyboard.press('e') },
    { name: 'enable by list', lab: QUESTION, show: (page) => openEnable(page, 'By list') },
    { name: 'enable by file', lab: QUESTION, show: (page) => openEnable(page, 'CSV file') },
    {
      name: 'file preview',
      lab: QUESTION,
      async show(page) {
        await openEnable(page, 'CSV file');
        const chooser = page.waitForEvent('filechooser');
        await page.getByRole('button', { name: 'Choose a file…' }).click();
        await (await chooser).setFiles(USERS_FILE);
        await expect(page.getByRole('dialog')).toContainText('200');
      },
    },
    { name: 'no snapshots', lab: QUESTION, show: (page) => runByPalette(page, 'Snapshots') },
    {
      name: 'snapshots',
      lab: QUESTION,
      steps: [{ do: 'take-snapshot', name: 'Before the change' }],
      show: (page) => runByPalette(page, 'Snapshots'),
    },
    { name: 'take a snapshot', lab: QUESTION, show: (page) => runByPalette(page, 'Take snapshot') },
    { name: 'export', lab: QUESTION, show: (page) => page.keyboard.press('Control+e') },
    { name: 'assign users', lab: QUESTION, show: (page) => page.keyboard.press('a') },
    { name: 'unassign users', lab: QUESTION, show: (page) => page.keyboard.press('u') },
    {
      name: 'save first',
      lab: QUESTION,
      steps: [{ do: 'enable-users', count: 1 }],
      show: (page) => page.keyboard.press('Control+n'),
    },
  ],
} as const satisfies Readonly<Record<string, readonly Scene[]>>;

/** Opens the lab of a scene afresh and shows it. */
export async function setScene(page: Page, lab: LabHandle, scene: Scene): Promise<void> {
  if (scene.lab !== undefined) {
    const opened =
      scene.lab === 'empty'
        ? await lab.call('file.new', { template: 'empty' })
        : await lab.call('file.openSample', { id: scene.lab });
    expect(opened).toMatchObject({ ok: true });
    if (scene.steps !== undefined) {
      expect(await lab.call('lab.run', { steps: scene.steps })).toMatchObject({ ok: true });
    }
  }
  await page.reload();
  if (scene.lab === undefined) await page.getByRole('button', { name: /^New lab/ }).waitFor();
  else await expect(dock(page)).toBeVisible();
  await scene.show?.(page);
  await settled(page);
}

/** Waits until what is loaded late has come and nothing moves any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByText('Loading…')).toHaveCount(0);
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    const frame = (): Promise<number> => new Promise(requestAnimationFrame);
    // What was pressed shows a few frames later on a busy machine, and may begin to move only then.
    for (let quiet = 0; quiet < 4; quiet += 1) {
      await frame();
      const moving = document.getAnimations().filter(({ playState }) => playState === 'running');
      if (moving.length > 0) quiet = 0;
      await Promise.all(moving.map((each) => each.finished.catch(() => {})));
    }
  });
}

async function goToUser(page: Page, id: string): Promise<void> {
  await runByPalette(page, id);
  await expect(inspector(page)).toContainText('Why here?');
}

async function openPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or run' }).fill(words);
  await page.getByRole('option').first().waitFor();
}

async function openPolicies(page: Page, part: string): Promise<void> {
  await page.getByRole('button', { name: 'Policies' }).click();
  await page.getByRole('radio', { name: part }).click();
}

async function openEnable(page: Page, way: string): Promise<void> {
  await page.keyboard.press('e');
  await page.getByRole('dialog').getByRole('radio', { name: way }).click();
}
