import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Most memory of a thread's objects, in megabytes: a file that asks for more ends its thread, not the program. */
const MAX_MEGABYTES = 2048;

/** Starts threads of src/main/worker. @param folder  of the built programs, of which it is one */
export function threadsOf(folder: string): () => Worker {
  const program = join(folder, 'worker.js');
  return () => new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: MAX_MEGABYTES } });
}
