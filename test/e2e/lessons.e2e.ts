import { expectAccessible } from './axe';
import { expect, test } from './fixtures';

test('a lesson is done by keyboard: read, predict, reveal one by one, meet the wrong idea, go on', async ({
  page,
}) => {
  const course = page.getByRole('region', { name: 'Course' });
  await course.getByRole('button', { name: 'Course' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Course', level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Begin lesson 1' })).toBeFocused();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Balanced Which node/ }).press('Enter');
  await expect(page.getByRole('heading', { name: 'The rule' })).toBeFocused();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Next page' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Five users, empty nodes' })).toBeFocused();
  for (const user of ['user1', 'user2', 'user3', 'user4', 'user5']) {
    const nodes = page.getByRole('radiogroup', { name: `Node of ${user}` });
    await nodes.getByRole('radio', { name: 'eas1' }).focus();
    await page.keyboard.press('Space');
  }
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Record my answer' }).press('Enter');
  const truth = page.getByRole('region', { name: 'Your prediction and the truth' });
  await expect(truth).toContainText('0 of 5 revealed');
  await page.keyboard.press('Space');
  await expect(truth).toContainText('1 of 5 revealed');
  await expect(page.getByRole('status').filter({ hasText: 'user1. eas1 0' })).toBeAttached();
  for (let left = 4; left > 0; left--) await page.keyboard.press('Space');
  await expect(truth.getByRole('row', { name: /user3/ })).toContainText('wes1');
  await expect(truth).toContainText('the first node is filled first');
  await truth.getByRole('button', { name: 'Compare both rules' }).press('Enter');
  await expect(truth.getByRole('columnheader', { name: 'The wrong rule' })).toBeVisible();
  await expectAccessible(page);
});

test('a task tells live what holds, is reset, and the lab that waited comes back', async ({
  page,
  lab,
}) => {
  await lab.ask('file.new', { template: 'pair' });
  await lab.ask('lesson.open', { key: 'nodes-groups-homes' });
  for (const value of [null, null, { osl1: 0, osl2: 640 }, 0, [0]]) {
    if (value !== null) await lab.ask('lesson.answer', { value });
    const { course } = await lab.ask('lesson.course', {});
    const { page } = course.chapters[0]!.lessons[0]!;
    await lab.ask('lesson.turn', { page: page + 1 });
  }
  await page.getByRole('button', { name: 'Lessons' }).click();
  const goals = page.getByRole('region', { name: 'Goals' });
  await expect(goals).toContainText('0 of 2 hold');
  await lab.ask('lab.run', {
    steps: [{ do: 'add-node', group: 'Bergen', name: 'bgo2', ova: '2000' }],
  });
  await expect(goals).toContainText('bgo1 is Unknown, not Normal');
  await goals.getByRole('button', { name: 'Reset the task, 1 step' }).click();
  await expect(goals).toContainText('bgo2 is not there');
  await lab.ask('lab.run', {
    steps: [
      { do: 'add-node', group: 'Bergen', name: 'bgo2', ova: '2000' },
      { do: 'set-ha', group: 'Bergen', enabled: true },
    ],
  });
  await expect(goals).toContainText('all reached');
  await page.keyboard.press('Control+Enter');
  const wall = page.getByRole('dialog', { name: /Presenting/ });
  await expect(wall).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(wall.getByRole('heading', { name: 'What moved?' })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(wall.getByRole('heading', { name: 'Repaired and home again' })).toBeVisible();
  await expect(wall).toContainText('Hidden until R');
  await page.keyboard.press('r');
  await expect(wall).not.toContainText('Hidden until R');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Course' }).click();
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Nodes, groups, homes' }),
  ).toContainText('3 of 3 right');
  await page.getByRole('button', { name: 'Workbench' }).click();
  await expect(page.getByRole('button', { name: /New lab/ })).toBeVisible();
});

test('any lab is played through its steps and inside them', async ({ page, lab }) => {
  await lab.ask('file.openSample', { id: 'why-the-secondary' });
  await page.getByRole('tab', { name: 'Playback' }).click();
  const step = page.getByRole('slider', { name: 'Step shown' });
  await step.press('Home');
  await expect(page.getByText('Before step 1', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Play the lab' }).click();
  await expect(page.getByText(/^Step 1 of 8:/)).toBeVisible();
  await page.getByRole('button', { name: 'Pause the playback' }).click();
  await step.press('End');
  await step.press('ArrowLeft');
  await step.press('ArrowLeft');
  await expect(page.getByText(/^Step 6 of 8: Enable 800 users/)).toBeVisible();
  const inside = page.getByRole('slider', { name: 'Moment inside the step' });
  await inside.press('ArrowRight');
  await expect(page.getByRole('list', { name: 'Decision tape' })).toContainText('AS_FIRST_NODE');
  await expectAccessible(page);
});
