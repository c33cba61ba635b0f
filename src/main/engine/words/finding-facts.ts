import { countOf, formatCount, formatSeconds } from '../../../shared/format';

/** What a rule of lint found out, by name; a fact that is not told leaves its part of the sentence out. */
export type FindingFacts = Readonly<Record<string, string | number>>;

/** Reads facts into words. Text stays text; numbers get their thin spaces. */
export interface FactReader {
  has(name: string): boolean;
  /** "" when the fact is not told. */
  text(name: string, otherwise?: string): string;
  number(name: string): number;
  /** "5 600 users". */
  users(name?: string): string;
  /** "5 600 users", or "5 600 devices of 2 800 users" where a user brings several. */
  demand(): string;
  seconds(name: string): string;
}

/** A reader over `facts`. */
export function factsIn(facts: FindingFacts): FactReader {
  const number = (name: string) => Number(facts[name] ?? 0);
  return {
    has: (name) => facts[name] !== undefined && facts[name] !== '',
    text: (name, otherwise = '') => {
      const value = facts[name];
      if (value === undefined || value === '') return otherwise;
      return typeof value === 'number' ? formatCount(value) : value;
    },
    number,
    users: (name = 'users') => countOf(number(name), 'user'),
    demand: () => demandInWords(number('users'), facts['demand']),
    seconds: (name) => formatSeconds(number(name)),
  };
}

/** Users and the devices they bring: only one figure where both are the same. */
export function demandInWords(users: number, demand: string | number | undefined): string {
  const devices = Number(demand ?? users);
  if (users === 0 || devices === users) return countOf(devices, 'user');
  return `${countOf(devices, 'device')} of ${countOf(users, 'user')}`;
}
