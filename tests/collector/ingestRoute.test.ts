import { expect, test } from '@playwright/test';
import { Hono } from 'hono';
import { ingestRoute } from '../../src/collector/ingestRoute.js';
import { QueueFullError } from '../../src/store/errors.js';
import type { Batch } from '../../src/wire/index.js';
import { body, measures, sampleBatch } from './sampleBatch.js';

const post = async (take: (batch: Batch) => Promise<void>, text: string) => {
  const app = new Hono().post('/', ingestRoute({ take }));
  app.onError((_, context) => context.text('failed', 500));
  return app.request('/', { method: 'POST', body: text });
};
const good = body(sampleBatch(1, measures(0, 1)), sampleBatch(2, measures(0, 1)));

test('a full queue answers 503 and says when to come again', async () => {
  const response = await post(() => Promise.reject(new QueueFullError()), good);
  expect(response.status).toBe(503);
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('what could not be stored answers 500, even beside a fault, so that the sender keeps it', async () => {
  const response = await post(
    ({ page }) => (page.id.endsWith('2') ? Promise.reject(new Error('disk full')) : Promise.resolve()),
    `${good}\n{}`,
  );
  expect(response.status).toBe(500);
});

test('nothing is answered before all is stored', async () => {
  let store = () => {};
  const stored = new Promise<void>((resolve) => {
    store = resolve;
  });
  let answered = false;
  const response = post(() => stored, good).then((answer) => {
    answered = true;
    return answer;
  });
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(answered).toBe(false);
  store();
  expect((await response).status).toBe(204);
});

test('what waits counts for more than its few bytes, once a request', async () => {
  const weights: number[] = [];
  const app = new Hono().post(
    '/',
    ingestRoute({
      take: async (_, weight) => {
        weights.push(weight);
      },
    }),
  );
  await app.request('/', { method: 'POST', body: good });
  expect(weights[0]! - weights[1]!).toBeCloseTo(16_384);
});
