/** What the hosts run in a thread of its own: labs that take long are opened here (src/main/lab/opening/thread.ts). */
import { parentPort } from 'node:worker_threads';
import { LAB_FILES } from '../files/lab-files';
import { workInThread } from '../lab/opening/thread-work';

if (parentPort) workInThread(parentPort, LAB_FILES);
