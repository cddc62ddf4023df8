// Takes the README's picture of a dashboard that runs: `node demo/photograph.mjs [url]`.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../tests/findChromium.mjs';

const url = process.argv[2] ?? 'http://127.0.0.1:7007/?range=1h';
const file = fileURLToPath(new URL('dashboard.png', import.meta.url));
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs });
const page = await browser.newPage({ viewport: { width: 1280, height: 1080 } });
await page.goto(url);
await page.getByRole('table').first().waitFor();
await page.screenshot({ path: file });
await browser.close();
console.log(file);
