/**
 * A test runner of Stryker that shows a mutant to the tests in this very process until one fails.
 * Vitest's own would start a worker and read the whole engine anew for each of thousands of mutants.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { Script } from 'node:vm';
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

/** Both in Stryker's copy of the tree, into which it steps after this file is loaded. */
const SUITE = 'test/mutation/suite.cjs';
/** How long each test took. */
const TIMES = 'test/mutation/times.json';
/** Milliseconds of a test that may come before others. */
const QUICK = 50;
/** Stryker calls a loop endless at a hundred times the turns of the dry run: minutes of a hot one. Ten times is enough. */
const HITS_TOO_MANY = 10;

class InProcessRunner {
  #suite;
  #tests;
  #times = new Map();
  /** By the name of a test: it failed as the so many-th. */
  #failing = new Map();
  #failures = 0;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    mutants.activeMutant = undefined;
    this.#read();
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

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    mutants.hitCount = 0;
    mutants.hitLimit = hitLimit && hitLimit / HITS_TOO_MANY;
    const asLoading = mutantActivation === 'static';
    const show = () => this.#show(activeMutant.id, testFilter && new Set(testFilter));
    let results = [];
    try {
      const used = this.#tests && !asLoading;
      if (!used) this.#read(asLoading ? activeMutant.id : undefined);
      results = await show();
      if (used && (await this.#isDoubtful(results.at(-1)))) {
        mutants.hitCount = 0;
        this.#read();
        results = await show();
      }
    } catch (error) {
      // The mutated module does not even load.
      results = [failed('loading', 0, error)];
    }
    if (asLoading) this.#tests = undefined;
    const timedOut = determineHitLimitReached(mutants.hitCount, mutants.hitLimit);
    return toMutantRunResult(timedOut ?? { status: 'complete', tests: results });
  }

  /** Shows a mutant to the tests that reach it (all where that is not known), until one fails. */
  async #show(mutant, reaching) {
    mutants.activeMutant = mutant;
    const results = [];
    for (const { name, run } of this.#inOrder()) {
      if (reaching && !reaching.has(name)) continue;
      const result = await this.#run(name, run);
      results.push(result);
      if (result.status === 0) continue;
      if (result.timeSpentMs < QUICK) this.#failing.set(name, ++this.#failures);
      break;
    }
    mutants.activeMutant = undefined;
    return results;
  }

  /**
   * Mutants before this one may have left wrong values in memos, which fail a test, or right ones, which hide this one:
   * what fails must pass without the mutant, and what survives must do so in a suite that is new.
   */
  async #isDoubtful(last) {
    if (!last || last.status === 0) return true;
    const { name, run } = this.#tests.find(({ name }) => name === last.name);
    return (await this.#run(name, run)).status !== 0;
  }

  /** Begins anew, with every memo empty; a mutant of what runs while files are read is on from the beginning. */
  #read(mutant) {
    if (!this.#suite) {
      this.#suite = compiled(resolve(SUITE));
      // After a mutant that never ends, a new process goes on with what the first one measured.
      if (existsSync(TIMES)) this.#times = new Map(JSON.parse(readFileSync(TIMES, 'utf8')));
    }
    mutants.activeMutant = mutant;
    this.#tests = this.#suite();
  }

  /** The quick tests, those first that failed last: neighbours of a mutant mostly fail the same ones. */
  #inOrder() {
    const time = ({ name }) => this.#times.get(name) ?? 0;
    const failing = ({ name }) => this.#failing.get(name) ?? 0;
    return this.#tests.toSorted((a, b) => failing(b) - failing(a) || time(a) - time(b));
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

/** The bundle as a function that runs it from its first line and gives its tests: compiled once, run in a tenth of a second. */
function compiled(path) {
  const code = `(function (require, module, exports, __filename) {${readFileSync(path, 'utf8')}\n})`;
  const run = new Script(code, { filename: path }).runInThisContext();
  const require = createRequire(path);
  return () => {
    const module = { exports: {} };
    run(require, module, module.exports, path);
    return module.exports.tests;
  };
}

function failed(name, timeSpentMs, error) {
  const failureMessage = String(error?.message ?? error).slice(0, 300);
  return { id: name, name, timeSpentMs, status: 1, failureMessage };
}

const create = () => new InProcessRunner();
create.inject = tokens(commonTokens.injector);
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'in-process', create)];
