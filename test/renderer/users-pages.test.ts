import { expect, test } from 'vitest';
import {
  createUserPages,
  type FetchUsers,
  PAGE,
} from '../../src/renderer/features/users/user-pages';
import type { UserQuery } from '../../src/shared/lab-api';
import type { UserRowView } from '../../src/shared/view';

const TOTAL = 75_000;

function row(id: string): UserRowView {
  return {
    id,
    assignedTo: null,
    servedBy: null,
    devices: 1,
    eligible: true,
    waiting: false,
    reason: 'NONE_NO_AUTO',
    reasonText: '',
    step: 0,
  };
}

function answer({ search = '', offset, limit }: UserQuery) {
  const total = search === '' ? TOTAL : 3;
  const length = Math.max(0, Math.min(limit, total - offset));
  const rows = Array.from({ length }, (_, index) => row(`${search}user${offset + index}`));
  return { total, rows };
}

/** Answers when told, so that a test decides what arrives first. */
function slowLab() {
  const asked: { query: UserQuery; answer: () => void }[] = [];
  const fetch: FetchUsers = (query) =>
    new Promise((resolve) => asked.push({ query, answer: () => resolve(answer(query)) }));
  return { asked, fetch };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('only the pages in sight are fetched, each once', async () => {
  const asked: number[] = [];
  const pages = createUserPages(async (query) => {
    asked.push(query.offset);
    return answer(query);
  });
  pages.show({}, 1);
  await settle();
  pages.want(PAGE * 4 - 1, PAGE * 4 + 20);
  pages.want(PAGE * 4 - 1, PAGE * 4 + 20);
  await settle();
  expect(asked).toEqual([0, PAGE * 3, PAGE * 4]);
  expect(pages.snapshot().total).toBe(TOTAL);
  expect(pages.snapshot().row(PAGE * 4)?.id).toBe(`user${PAGE * 4}`);
  expect(pages.snapshot().row(PAGE * 9)).toBeUndefined();
});

test('the answer to an older search never replaces a newer one', async () => {
  const { asked, fetch } = slowLab();
  const pages = createUserPages(fetch);
  pages.show({ search: 'a' }, 1);
  pages.show({ search: 'ab' }, 1);
  asked[1]!.answer();
  await settle();
  asked[0]!.answer();
  await settle();
  expect(pages.snapshot().row(0)?.id).toBe('abuser0');
});

test('what is shown stays until the first answer of a newer lab', async () => {
  const { asked, fetch } = slowLab();
  const pages = createUserPages(fetch);
  pages.show({}, 1);
  asked[0]!.answer();
  await settle();
  pages.show({}, 2);
  expect(pages.snapshot()).toMatchObject({ total: TOTAL, stale: true });
  expect(pages.snapshot().row(0)?.id).toBe('user0');
  asked[1]!.answer();
  await settle();
  expect(pages.snapshot().stale).toBe(false);
});

test('a range across pages gives every id in order, fetched or not', async () => {
  const pages = createUserPages(async (query) => answer(query));
  pages.show({}, 1);
  await settle();
  const ids = await pages.ids(PAGE - 2, PAGE * 2 + 1);
  expect(ids).toHaveLength(PAGE + 4);
  expect([ids[0], ids.at(-1)]).toEqual([`user${PAGE - 2}`, `user${PAGE * 2 + 1}`]);
});

test('a long scroll keeps a bounded number of pages', async () => {
  const pages = createUserPages(async (query) => answer(query));
  pages.show({}, 1);
  for (let from = 0; from < TOTAL; from += PAGE) {
    pages.want(from, from + 30);
    await settle();
  }
  expect(pages.snapshot().row(0)).toBeUndefined();
  expect(pages.snapshot().row(TOTAL - 1)?.id).toBe(`user${TOTAL - 1}`);
});
