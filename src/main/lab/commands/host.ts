import { z } from 'zod';
import type { HostApi } from '../../../shared/lab-api';
import { none, text } from './args';
import type { Commands } from './command';

/** Commands about the program itself. */
export const hostCommands: Commands<HostApi> = {
  'host.info': {
    args: none,
    needs: 'nothing',
    changes: false,
    run: (_, { host }) => ({ ok: true, ...host }),
  },

  'task.cancel': {
    args: z.strictObject({ id: z.exactOptional(text) }),
    needs: 'nothing',
    changes: false,
    // In turn it would come when the work it is to end is done.
    turn: 'at-once',
    run: ({ id }, { cancel }) => {
      cancel(id);
      return { ok: true };
    },
  },
};
