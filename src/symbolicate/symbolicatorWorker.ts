import { parentPort, workerData } from 'node:worker_threads';
import { createLocator } from './createLocator.js';
import type { Answered, Asked } from './createSymbolicator.js';

const locate = createLocator((workerData as { directory: string }).directory);

parentPort!.on('message', ({ id, positions }: Asked) => {
  parentPort!.postMessage({ id, sources: locate(positions) } satisfies Answered);
});
