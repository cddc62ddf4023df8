import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { chromiumArgs, findChromium } from './findChromium.mjs';
import { connectFirefox, marionettePreferences } from './marionette.js';

/** A browser that no tool drives. */
export interface RawBrowser {
  /** Ends those of its processes that are called so, as the system does on a device that is short of memory. */
  killProcesses(name: string): Promise<void>;
  /** Runs scripts with the rights of the browser itself: of a Firefox that was opened to be attached to. */
  attach(): Promise<(script: string) => Promise<unknown>>;
  /** Ends the browser and all its processes at once, as a power cut would. Resolves when it is gone. */
  kill(): Promise<void>;
}

const firefox = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(existsSync);
const miniBrowser = ['x86_64', 'aarch64']
  .map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`)
  .find(existsSync);
const xvfb = ['/usr/bin/Xvfb'].find(existsSync);

/** Why a browser cannot be opened here; nothing where it can. */
export const missing = {
  // findChromium() has it installed.
  chromium: undefined as string | undefined,
  firefox: firefox ? undefined : 'there is no Firefox here (Debian: firefox-esr)',
  webkit: miniBrowser && xvfb ? undefined : 'there is no WebKit here (Debian: webkit2gtk-driver, xvfb)',
};
export type BrowserName = keyof typeof missing;

/** A profile to open a browser with again; `remove` it at the end. */
export async function makeProfile(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'fieldmark-profile-'));
  // Scripts may open windows in all three: here for Firefox, which also would visit pages by itself for their pictures.
  const preferences = {
    'dom.disable_open_during_load': false,
    'browser.pagethumbnails.capturing_disabled': true,
    ...marionettePreferences,
  };
  await writeFile(
    join(folder, 'user.js'),
    Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${value});\n`),
  );
  return {
    folder,
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}

/** Opens `url` in a browser of its own: attached tools keep it from prerendering, and from dying like a user's. */
export async function openRawBrowser(
  name: BrowserName,
  url: string,
  profile: string,
  /** Whether it is to be attached to. */
  attached = false,
): Promise<RawBrowser> {
  const screen = name === 'webkit' ? await openScreen() : undefined;
  const [command, ...args] = await commandOf(name, url, profile, attached);
  // WebKit keeps its data below HOME, unless these say otherwise.
  const { XDG_DATA_HOME, XDG_CACHE_HOME, XDG_CONFIG_HOME, ...rest } = process.env;
  const child = spawn(command!, args, {
    detached: true,
    stdio: 'ignore',
    env: { ...rest, HOME: profile, ...(screen && { DISPLAY: screen.display }) },
  });
  const gone = once(child, 'exit');
  return {
    attach: () => connectFirefox(profile),
    async killProcesses(name) {
      const ours = (await readdir('/proc')).filter((pid) => /^\d+$/.test(pid));
      for (const pid of ours) {
        // Its name in brackets, state, parent and group.
        const [, called, group] =
          /\((.*)\) \w \d+ (\d+)/.exec(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')) ?? [];
        // The system keeps 15 letters.
        if (Number(group) === child.pid && called === name.slice(0, 15)) process.kill(Number(pid), 'SIGKILL');
      }
    },
    async kill() {
      try {
        process.kill(-child.pid!, 'SIGKILL');
      } catch {}
      await gone;
      screen?.child.kill();
    },
  };
}

async function commandOf(
  name: BrowserName,
  url: string,
  profile: string,
  attached: boolean,
): Promise<string[]> {
  if (name === 'firefox')
    return [
      firefox!,
      '--headless',
      '--no-remote',
      '--profile',
      profile,
      url,
      ...(attached ? ['--marionette', '--remote-allow-system-access'] : []),
    ];
  if (name === 'webkit') return [miniBrowser!, '--javascript-can-open-windows-automatically=true', url];
  return [
    await findChromium(),
    // It would also keep pages from being prerendered.
    ...chromiumArgs.filter((arg) => arg !== '--disable-background-networking'),
    '--headless=new',
    '--no-default-browser-check',
    '--disable-popup-blocking',
    `--user-data-dir=${profile}`,
    url,
  ];
}

/** WebKit has no headless mode. */
async function openScreen(): Promise<{ child: ChildProcess; display: string }> {
  const child = spawn(xvfb!, ['-displayfd', '3', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = await once(child.stdio[3] as Readable, 'data');
  return { child, display: `:${String(number).trim()}` };
}
