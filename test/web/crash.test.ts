import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { liveAndDie } from './lives';

describe('a host killed at random moments loses nothing that is older than five seconds', () => {
  // It mostly waits, so the two go on side by side; both live longer than what was promised at least once.
  test.concurrent.each([{ lives: [300, 7100, 900, 5200] }, { lives: [2600, 6500, 3900] }])(
    'after lives of $lives ms',
    async ({ lives }) => {
      const folder = await mkdtemp(join(tmpdir(), 'implab-crash-'));
      try {
        await liveAndDie(folder, lives);
      } finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 10 });
      }
    },
  );
});
