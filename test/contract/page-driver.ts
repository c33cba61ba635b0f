import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import type { LabEvent, LabTransport } from '../../src/shared/lab-api';
import { collected, type Driver } from './driver';

/** What this file puts on the window of a page. */
interface Bench {
  readonly transport: LabTransport;
  readonly seen: Map<number, { events: LabEvent[]; stop: () => void }>;
  last: number;
}

let source: Promise<string> | null = null;

/** The page's own transport, as text that defines it: the same code that the app uses. */
function transportSource(): Promise<string> {
  source ??= build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: resolve(import.meta.dirname, '../../src/renderer/host/transport.ts'),
        formats: ['iife'],
        name: 'transportModule',
      },
    },
  }).then((built) => {
    const [result] = Array.isArray(built) ? built : [built];
    if (!result || !('output' in result)) throw new Error('The transport was not built');
    return result.output[0].code;
  });
  return source;
}

/** Drives a lab from a real page of the host, through the app's own transport. */
export async function pageDriver(page: Page, close: () => Promise<void>): Promise<Driver> {
  await page.evaluate(`${await transportSource()}
    globalThis.bench = { transport: transportModule.connect(), seen: new Map(), last: 0 };`);
  return {
    call: async (command, args, about) => {
      const answer = await page.evaluate(
        async ([name, given, said]) => {
          const { bench } = globalThis as unknown as { bench: Bench };
          return JSON.stringify(
            await bench.transport.call(name as never, JSON.parse(given) as never, said),
          );
        },
        [command, JSON.stringify(args) ?? 'null', about] as const,
      );
      return JSON.parse(answer);
    },
    async subscribe() {
      const id = await page.evaluate(() => {
        const { bench } = globalThis as unknown as { bench: Bench };
        const events: LabEvent[] = [];
        const stop = bench.transport.subscribe((event) => events.push(event));
        bench.last += 1;
        bench.seen.set(bench.last, { events, stop });
        return bench.last;
      });
      const read = async (): Promise<readonly LabEvent[]> =>
        JSON.parse(
          await page.evaluate((wanted) => {
            const { bench } = globalThis as unknown as { bench: Bench };
            return JSON.stringify(bench.seen.get(wanted)?.events);
          }, id),
        );
      return {
        events: (atLeast) => collected(read, atLeast),
        stop: () =>
          page.evaluate((wanted) => {
            const { bench } = globalThis as unknown as { bench: Bench };
            bench.seen.get(wanted)?.stop();
          }, id),
      };
    },
    close,
  };
}
