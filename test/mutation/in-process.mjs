/**
 * What the tests import as `vitest` while mutants are shown to them: the same `expect`, and tests that are collected
 * instead of run, for `runner.mjs` to run those that reach a mutant.
 */
import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend, setState } from '@vitest/expect';
import { spyOn } from '@vitest/spy';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
export const expect = (value, message) => chai.expect(value, message);
Object.assign(expect, chai.expect, { soft: expect });
setState(
  { assertionCalls: 0, isExpectingAssertions: false, expectedAssertionsNumber: null },
  expect,
);

/** Every test in the order of its file: its whole name, once each, and what it does, hooks included. */
export const tests = [];
let names = [];
let hooks = { before: [], after: [] };

export function describe(name, body) {
  const outer = { names, hooks };
  names = [...names, name];
  hooks = { before: [...hooks.before], after: [...hooks.after] };
  body();
  ({ names, hooks } = outer);
}

export function test(name, body) {
  const own = hooks;
  const run = async () => {
    for (const hook of own.before) await hook();
    try {
      await body();
    } finally {
      for (const hook of own.after) await hook();
    }
  };
  // Two of one name are two tests.
  const whole = [...names, name].join(' › ');
  const times = tests.filter((other) => other.whole === whole).length;
  tests.push({ whole, name: times === 0 ? whole : `${whole} (${times + 1})`, run });
}

const each = (one) => (rows) => (name, body) => {
  for (const row of rows) {
    const given = Array.isArray(row) ? row : [row];
    let at = 0;
    const said = name.replaceAll(/%[sijdo]|\$\w+/g, (sign) => {
      if (sign[0] === '$') return String(row[sign.slice(1)]);
      const value = given[at++];
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
    });
    one(said, () => body(...given));
  }
};
test.each = each(test);
describe.each = each(describe);
test.skipIf = (isSkipped) => (isSkipped ? () => {} : test);
export const it = test;

export const beforeEach = (hook) => void hooks.before.push(hook);
export const afterEach = (hook) => void hooks.after.unshift(hook);
/** What is made once for a file is made with it; nothing is left behind that would outlive the run. */
export const beforeAll = (hook) => {
  let made;
  hooks.before.push(() => (made ??= hook()));
};
export const afterAll = () => {};

export const vi = { spyOn };
