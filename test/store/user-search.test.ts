import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nodeNamed } from '../../src/main/engine/order';
import { NO_NODE, USER_PRESENT } from '../../src/main/engine/state';
import { isEligible, isWaiting } from '../../src/main/engine/users';
import { EMPTY_RECORD } from '../../src/main/store/lab-record';
import { createStore } from '../../src/main/store/lab-store';
import { migrate } from '../../src/main/store/migrations';
import { persist } from '../../src/main/store/persist';
import { connectUsers } from '../../src/main/store/persist-users';
import { openSql } from '../../src/main/store/sql';
import { findUsers, type UserFilter, type UserSearch } from '../../src/main/store/user-search';
import { anyRun, NODES, play } from '../engine/random-lab';

const filter = fc.constantFrom<'unassigned' | 'waiting' | 'ineligible' | 'node' | null>(
  null,
  'unassigned',
  'waiting',
  'ineligible',
  'node',
);
const search = fc.record({
  text: fc.constantFrom('', 'user', '1', 'a', '_', '%', "'", 'USER', 'User 1', ' '),
  sort: fc.constantFrom<UserSearch['sort']>('arrival', 'id', 'assignedTo', 'devices', 'step'),
  descending: fc.boolean(),
});

test('a search finds the same users as looking at each of them, each on one page only', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyRun,
      filter,
      fc.constantFrom(...NODES),
      search,
      async (steps, kind, node, asked) => {
        const state = play(steps);
        const { users, topology } = state;
        const store = await createStore();
        store.persist({ record: EMPTY_RECORD, state });
        const index = nodeNamed(topology, node);
        const wanted = [...Array(users.rows).keys()].filter((row) => {
          if ((users.flagsAt(row) & USER_PRESENT) === 0) return false;
          const plain = (text: string) => text.replaceAll(' ', '').toLowerCase();
          if (!plain(users.ids.idAt(row)).includes(plain(asked.text))) return false;
          const eligible = isEligible(users.flagsAt(row));
          if (kind === 'unassigned') return eligible && users.homeAt(row) === NO_NODE;
          if (kind === 'waiting') return isWaiting(users, row);
          if (kind === 'ineligible') return !eligible;
          return kind === null || (index >= 0 && users.homeAt(row) === index);
        });
        const by: UserFilter | null = kind === 'node' ? { homes: index < 0 ? [] : [index] } : kind;
        const found: number[] = [];
        for (let offset = 0; offset <= wanted.length; offset += 3) {
          const page = await store.findUsers(
            { ...asked, filter: by, offset, limit: 3 },
            async () => {},
          );
          expect(page.total).toBe(wanted.length);
          found.push(...page.rows);
        }
        expect(found.toSorted((a, b) => a - b)).toEqual(wanted);
        if (asked.sort === 'id') {
          const names = found.map((row) => users.ids.idAt(row));
          const sorted = names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
          expect(names).toEqual(asked.descending ? sorted.toReversed() : sorted);
        }
        store.close();
      },
    ),
    { numRuns: 60 },
  );
});

test('a search in slices finds the same users in the same order as one statement', async () => {
  const none = async (): Promise<void> => {};
  await fc.assert(
    fc.asyncProperty(anyRun, filter, search, fc.nat(9), async (steps, kind, asked, offset) => {
      const { users } = play(steps);
      const { rows, counts } = users;
      const sql = await openSql();
      migrate(sql, 0);
      persist(sql, connectUsers(sql), null, { record: EMPTY_RECORD, state: play(steps) });
      const by: UserFilter | null = kind === 'node' ? { homes: [0, 2] } : kind;
      const all = { sql, rows, present: counts.present, pause: none };
      const wanted = { ...asked, filter: by, offset, limit: 4 };
      const whole = await findUsers(all, wanted);
      for (const nearAnEnd of [0, 5, 1000])
        expect(await findUsers({ ...all, atOnce: 3, nearAnEnd }, wanted)).toEqual(whole);
      sql.close();
    }),
    { numRuns: 40 },
  );
});
