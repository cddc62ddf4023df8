import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { fileURLToPath } from 'node:url';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * What Playwright turns off, since the last list counts; and what costs each new page a third process or a fourth: an
 * address bar that nobody sees, and a renderer for a site that nobody visits.
 */
const withoutFeatures = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'SpareRendererForSitePerProcess',
];

/** What a headless Chromium needs in a container, and what keeps it from calling home. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${withoutFeatures}`,
];

/**
 * The path of a Chromium: FIELDMARK_CHROMIUM, the usual places, Playwright's own; else Playwright installs one, else
 * Debian's package is installed where that may be.
 * @param {(line: string) => void} say is told what was done, where anything had to be
 * @returns {Promise<string>}
 */
export async function findChromium(say = console.error) {
  const asked = process.env.FIELDMARK_CHROMIUM;
  if (asked) {
    if (!executable(asked)) throw new Error(`FIELDMARK_CHROMIUM is ${asked}, which cannot be executed.`);
    return asked;
  }
  const found = usual.find(executable) ?? (await playwrights());
  if (found) return found;

  say('No Chromium found. Playwright is asked to install one.');
  const cli = fileURLToPath(import.meta.resolve('playwright/package.json')).replace('package.json', 'cli.js');
  run(process.execPath, [cli, 'install', '--with-deps', 'chromium']);
  const installed = await playwrights();
  if (installed) return said(say, installed);

  const root = process.getuid?.() === 0;
  if (root && executable('/usr/bin/apt-get')) {
    say("Playwright could not. Debian's package is installed.");
    run('/usr/bin/apt-get', ['update', '-qq']);
    run('/usr/bin/apt-get', ['install', '-y', '-qq', 'chromium'], { DEBIAN_FRONTEND: 'noninteractive' });
    const debians = usual.find(executable);
    if (debians) return said(say, debians);
  }
  throw new Error('There is no Chromium. Install one, or set FIELDMARK_CHROMIUM to the path of one.');
}

async function playwrights() {
  const { chromium } = await import('playwright');
  return executable(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

function said(say, path) {
  say(`Chromium: ${path}`);
  return path;
}

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function run(command, args, env = {}) {
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'ignore'],
    env: { ...process.env, ...env },
    timeout: 600_000,
  });
}
