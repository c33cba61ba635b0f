import { expect, test } from 'vitest';
import { REASONS } from '../../src/shared/model';
import { openTestLab } from './open-test-lab';

/** A source or decision of the domain, or a document of the runbooks. */
const MARK = /^(?:[SD]\d+[a-c]?|[A-Z]+\d*)$/;

test('the glossary needs no lab, and every mark in it is explained', async () => {
  const lab = await openTestLab();
  const { sources, rules, contradictions } = await lab.ask('lab.sources', {});
  const marks = new Set(sources.map(({ mark }) => mark));
  expect(sources.every(({ mark, title }) => MARK.test(mark) && title !== '')).toBe(true);
  for (const { sources: used } of [...rules, ...contradictions])
    expect(used.filter((mark) => !marks.has(mark))).toEqual([]);
});

test('addresses are plain web addresses, and a lab assumption has none', async () => {
  const lab = await openTestLab();
  const { sources } = await lab.ask('lab.sources', {});
  const addresses = sources.filter(({ url }) => url !== '');
  expect(addresses.filter(({ url }) => !/^https?:\/\/\S+$/.test(url))).toEqual([]);
  expect(addresses.filter(({ mark }) => /^D\d/.test(mark))).toEqual([]);
});

test('every reason of a placement has its grounds once', async () => {
  const lab = await openTestLab();
  const { rules } = await lab.ask('lab.sources', {});
  const codes = rules.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(REASONS.filter((reason) => !codes.includes(reason))).toEqual([]);
});

test('every contradiction says what the lab does about it', async () => {
  const lab = await openTestLab();
  const { contradictions } = await lab.ask('lab.sources', {});
  expect(contradictions.length).toBeGreaterThan(8);
  expect(contradictions.every(({ text, decision }) => text && decision)).toBe(true);
});
