import type { Page } from '@playwright/test';
import type { Step } from '../../src/shared/step';
import { expect, type LabHandle } from './fixtures';

/** Two pairs of 5 000; imp4 of the second is lost and imp3 serves 600 more than it can. */
export const OVERLOADED: readonly Step[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp-pub', ova: '5000' },
  { do: 'add-node', group: 'PRG-1', name: 'imp-sub', ova: '5000' },
  { do: 'add-group', name: 'PRG-2', ha: true },
  { do: 'add-node', group: 'PRG-2', name: 'imp3', ova: '5000' },
  { do: 'add-node', group: 'PRG-2', name: 'imp4', ova: '5000' },
  { do: 'set-mode', mode: 'none' },
  { do: 'enable-users', count: 6400 },
  { do: 'assign', count: 2900, of: 'unassigned', node: 'imp3' },
  { do: 'assign', count: 2700, of: 'unassigned', node: 'imp4' },
  { do: 'assign', count: 800, of: 'unassigned', node: 'imp-pub' },
  { do: 'fail-node', node: 'imp4' },
];

/** Opens an empty lab, takes the steps and waits until the page shows them. */
export async function setScene(
  page: Page,
  lab: LabHandle,
  steps: readonly Step[] = OVERLOADED,
): Promise<void> {
  expect(await lab.call('file.new', { template: 'empty' })).toMatchObject({ ok: true });
  expect(await lab.call('lab.run', { steps })).toMatchObject({ ok: true });
  await expect(page.getByRole('tab', { name: 'Load' })).toBeVisible();
}

/** Opens a tab of the dock. */
export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
}
