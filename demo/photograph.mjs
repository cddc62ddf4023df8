// Takes the README's pictures of a dashboard that runs, with visitors in it: `node demo/photograph.mjs [url]`.
import { mkdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { chromiumArgs, findChromium } from '../tests/findChromium.mjs';

const folder = fileURLToPath(new URL('pictures/', import.meta.url));
const base = new URL(process.argv[2] ?? 'http://127.0.0.1:7007/');
/** A picture that a README can carry, bytes. */
const most = 200_000;

const ask = async (question) => {
  const response = await fetch(new URL(`api/${question}`, base));
  if (!response.ok) throw new Error(`${question}: ${await response.text()}`);
  return response.json();
};

/** What is worth a picture: each screen's address, and what is opened on it. */
async function screens() {
  const [{ rows }, measures, visits, interactions] = await Promise.all([
    ask('culprits'),
    ask('measures'),
    ask('visits?sort=inp'),
    ask('interactions'),
  ]);
  const costly = rows.find(({ forcedShare, party }) => party === 'own' && forcedShare > 0.3) ?? rows[0];
  const mixed = measures.find(({ name }) => name === 'price:load') ?? measures[0];
  const told = visits.find(({ route }) => route === '/product.html') ?? visits[0];
  if (!costly || !mixed || !told || !interactions.rows[0])
    throw new Error('There is too little to see: npm run demo -- --visitors 70');
  const { worst } = await ask(`culprit?key=${costly.key}`);
  return {
    overview: {},
    function: { show: 'function', of: costly.key },
    measure: { show: 'measure', of: mixed.name },
    interactions: { show: 'interactions', opened: '.target-row' },
    visit: { show: 'page', of: worst[0]?.page ?? told.id, at: worst[0]?.startTime },
    functions: { show: 'functions' },
    compare: { show: 'compare' },
  };
}

const wanted = await screens();
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
for (const [name, { opened, ...address }] of Object.entries(wanted)) {
  const url = new URL(base);
  url.searchParams.set('range', '1h');
  for (const [key, value] of Object.entries(address))
    if (value !== undefined) url.searchParams.set(key, String(value));
  await page.goto(url.href);
  await page.locator('main[aria-busy="false"]').waitFor();
  await page.waitForFunction(() => !document.querySelector('.loading, .skeleton'));
  if (opened) await page.locator(opened).first().click();
  // Canvases are drawn in a frame of their own.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.mouse.move(0, 0);
  const path = `${folder}${name}.png`;
  const end = await page.locator('.footer').evaluate((footer) => footer.getBoundingClientRect().top);
  const clip = { x: 0, y: 0, width: 1280, height: Math.min(900, end) };
  await page.screenshot({ path, clip, animations: 'disabled' });
  const { size } = statSync(path);
  console.log(`${path} ${Math.round(size / 1000)} kB`);
  if (size > most) process.exitCode = 1;
}
await browser.close();
