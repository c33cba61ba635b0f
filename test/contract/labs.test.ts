import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { closeBrowser, PAIRS_OF_PLACES } from './hosts';

afterAll(closeBrowser);

const addGroup = (name: string) => ({ steps: [{ do: 'add-group', name }] });

describe.each(PAIRS_OF_PLACES)('two labs at once, $name', ({ open }) => {
  test('each place has its own lab, its own undo and hears of its own', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'implab-contract-'));
    const { one, two, close } = await open(folder);
    try {
      await one.call('file.new', { template: 'empty' });
      await two.call('file.new', { template: 'empty' });
      const [first, second] = [await one.subscribe(), await two.subscribe()];
      await Promise.all([first.events(1), second.events(1)]);
      await one.call('lab.run', addGroup('PRG-1'));
      await two.call('lab.run', addGroup('PRG-2'));
      await two.call('lab.undo', {});
      const told = (await Promise.all([first.events(2), second.events(3)])).map((events) =>
        events.flatMap((event) =>
          event.type === 'lab.changed' ? [event.view?.groups.map(({ name }) => name).join()] : [],
        ),
      );
      expect(told).toEqual([
        ['', 'PRG-1'],
        ['', 'PRG-2', ''],
      ]);
    } finally {
      await close();
      await rm(folder, { recursive: true, maxRetries: 10 });
    }
  });
});
