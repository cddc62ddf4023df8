import { expect, test } from '../fixtures.js';
import { makeProfile, openRawBrowser, rawBrowsers } from '../rawBrowser.js';
import type { Answer } from '../site.js';
import { tally } from '../tally.js';

const [measures, frames] = [200, 10];
// By hand: `FIELDMARK_ROUNDS=50 npx playwright test tests/client/kill`.
const rounds = Number(process.env.FIELDMARK_ROUNDS ?? 1);

/** Makes its measures and long frames, and tells when they are on disk or delivered. */
const working = `<script type="module">
  addEventListener('load', async () => {
    await work(${measures}, ${frames});
    await written(${measures});
    fetch('/signal/written');
  });
</script>`;

const endpoints: [string, Answer][] = [
  ['that answers', { status: 204 }],
  ['that answers 503', { status: 503 }],
  ['that never answers', 'hang'],
];

for (const browser of ['chromium', 'firefox'] as const)
  for (const [what, answer] of endpoints)
    test(`${browser}, killed: its entries reach an endpoint ${what} on the next visit, each once`, async ({
      site,
    }) => {
      test.skip(!rawBrowsers[browser], `there is no ${browser} here`);
      test.setTimeout(60_000 + rounds * 25_000);
      for (let round = 0; round < rounds; round++) {
        site.reset();
        site.answer = () => answer;
        const profile = await makeProfile();
        const open = (path: string) => openRawBrowser(browser, `${site.url}${path}`, profile.folder);
        const opened = [await open(`/?before=${encodeURIComponent(working)}`)];
        try {
          await expect.poll(() => site.signals, { timeout: 30_000 }).toContain('written');
          // At a moment of chance within the first interval of sending.
          await new Promise((done) => setTimeout(done, Math.random() * 5_000));
          await opened[0]!.kill();

          site.answer = () => ({ status: 204 });
          opened.push(await open('/next?data-send-interval=600000'));
          await expect
            .poll(() => tally(site.received), { timeout: 30_000 })
            // Long animation frames are Chromium's alone.
            .toMatchObject({ stored: measures + (browser === 'chromium' ? frames : 0), twice: 0 });
        } finally {
          for (const { kill } of opened) await kill();
          await profile.remove();
        }
      }
    });
