import { LAB_FILES } from '../../src/main/files/lab-files';
import { createLab } from '../../src/main/lab/labs';
import type { LabEvent } from '../../src/shared/lab-api';
import { collected, type Driver } from './driver';

/** The lab itself: what both hosts must not change. */
export async function directDriver(dataFolder: string): Promise<Driver> {
  const lab = await createLab({
    files: LAB_FILES,
    dataFolder,
    host: { kind: 'web', platform: 'linux', version: '1.0.0' },
  });
  return {
    call: lab.call,
    async subscribe() {
      const events: LabEvent[] = [];
      const stop = lab.subscribe((event) => events.push(event));
      return { events: (atLeast) => collected(() => events, atLeast), stop: async () => stop() };
    },
    close: () => lab.close(),
  };
}
