import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../fixtures.js';
import { openRawChromium } from '../rawChromium.js';
import type { Answer } from '../site.js';

const measures = 200;
// By hand: `FIELDMARK_ROUNDS=50 npx playwright test tests/client/kill`.
const rounds = Number(process.env.FIELDMARK_ROUNDS ?? 2);

/** Makes its measures, and tells when they are on disk. */
const working = `<script type="module">
  addEventListener('load', async () => {
    makeMeasures(${measures});
    while ((await onDisk()) < ${measures}) await new Promise((done) => setTimeout(done, 20));
    fetch('/signal/written');
  });
</script>`;

for (const [what, answer] of [
  ['that answers', { status: 204 }],
  ['that answers 503', { status: 503 }],
  ['that never answers', 'hang'],
] as [string, Answer][])
  test(`a killed browser's entries reach an endpoint ${what} on the next visit, each once`, async ({
    site,
  }) => {
    test.setTimeout(60_000 + rounds * 15_000);
    for (let round = 0; round < rounds; round++) {
      site.reset();
      site.answer = () => answer;
      const profile = await mkdtemp(join(tmpdir(), 'fieldmark-profile-'));
      const first = await openRawChromium(`${site.url}/?before=${encodeURIComponent(working)}`, profile);
      await expect.poll(() => site.signals).toContain('written');
      // At a moment of chance within the first interval of sending.
      await new Promise((done) => setTimeout(done, Math.random() * 1_500));
      await first.kill();

      site.answer = () => ({ status: 204 });
      const second = await openRawChromium(`${site.url}/next?data-send-interval=600000`, profile);
      await expect.poll(() => site.entries('measure').length, { timeout: 20_000 }).toBe(measures);
      await second.kill();
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  });
