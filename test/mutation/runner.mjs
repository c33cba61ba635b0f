/**
 * A test runner of Stryker that shows a mutant to the tests in this very process, the quickest first, until one fails.
 * Vitest's own would start a worker and read the whole engine anew for each of thousands of mutants.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  commonTokens,
  declareFactoryPlugin,
  PluginKind,
  tokens,
} from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, toMutantRunResult } from '@stryker-mutator/api/test-runner';

/** The object through which the mutated code asks which mutant is on. */
globalThis.__stryker__ = {};
const mutants = globalThis.__stryker__;

/** How long each test took, in Stryker's copy of the tree. */
const TIMES = 'test/mutation/times.json';
/** Stryker calls a loop endless at a hundred times the turns of the dry run: minutes of a hot one. Ten times is enough. */
const HITS_TOO_MANY = 10;

class InProcessRunner {
  #tests;
  #times = new Map();
  #readings = 0;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    mutants.activeMutant = undefined;
    await this.#read();
    const results = [];
    for (const { name, run } of this.#tests) {
      mutants.currentTestId = name;
      const result = await this.#run(name, run);
      results.push(result);
      this.#times.set(name, result.timeSpentMs);
    }
    writeFileSync(TIMES, JSON.stringify([...this.#times]));
    mutants.currentTestId = undefined;
    const { static: loading, perTest } = mutants.mutantCoverage;
    // What runs both while files are read and in tests is judged by the tests that reach it, not by reading all anew.
    for (const reached of Object.values(perTest)) for (const id in reached) delete loading[id];
    return { status: 'complete', tests: results, mutantCoverage: mutants.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation, reloadEnvironment }) {
    mutants.hitCount = 0;
    mutants.hitLimit = hitLimit && hitLimit / HITS_TOO_MANY;
    mutants.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined;
    const results = [];
    try {
      if (reloadEnvironment || !this.#tests) await this.#read();
      mutants.activeMutant = activeMutant.id;
      const reaching = testFilter && new Set(testFilter);
      for (const { name, run } of this.#quickestFirst()) {
        if (reaching && !reaching.has(name)) continue;
        const result = await this.#run(name, run);
        results.push(result);
        if (result.status !== 0) break;
      }
    } catch (error) {
      // The mutated module does not even load.
      results.push(failed('loading', 0, error));
    }
    const timedOut = determineHitLimitReached(mutants.hitCount, hitLimit);
    mutants.activeMutant = undefined;
    return toMutantRunResult(timedOut ?? { status: 'complete', tests: results });
  }

  async #read() {
    // After a mutant that never ends, a new process goes on with what the first one measured.
    if (existsSync(TIMES)) this.#times = new Map(JSON.parse(readFileSync(TIMES, 'utf8')));
    // Stryker steps into its copy of the tree after this file is loaded.
    const suite = pathToFileURL(resolve('test/mutation/suite.mjs')).href;
    const { tests } = await import(`${suite}?${this.#readings++}`);
    this.#tests = tests;
  }

  #quickestFirst() {
    const time = ({ name }) => this.#times.get(name) ?? 0;
    return this.#tests.toSorted((a, b) => time(a) - time(b));
  }

  async #run(name, run) {
    const from = performance.now();
    try {
      await run();
      return { id: name, name, timeSpentMs: performance.now() - from, status: 0 };
    } catch (error) {
      return failed(name, performance.now() - from, error);
    }
  }
}

function failed(name, timeSpentMs, error) {
  const failureMessage = String(error?.message ?? error).slice(0, 300);
  return { id: name, name, timeSpentMs, status: 1, failureMessage };
}

const create = () => new InProcessRunner();
create.inject = tokens(commonTokens.injector);
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'in-process', create)];
