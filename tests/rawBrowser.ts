import { type SpawnOptions, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumArgs, findChromium } from './findChromium.mjs';

/** A browser that no tool drives. */
export interface RawBrowser {
  /** Ends the browser and all its processes at once, as a power cut would. Resolves when it is gone. */
  kill(): Promise<void>;
}

const firefoxes = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];

/** The browsers that are here. */
export const rawBrowsers = {
  chromium: true,
  firefox: firefoxes.some((path) => existsSync(path)),
};

/** A profile to open a browser with again; `remove` it at the end. */
export async function makeProfile(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'fieldmark-profile-'));
  return {
    folder,
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}

/** Opens `url` in a browser of its own: attached tools keep it from prerendering, and from dying like a user's. */
export async function openRawBrowser(
  name: keyof typeof rawBrowsers,
  url: string,
  profile: string,
): Promise<RawBrowser> {
  const options: SpawnOptions = { detached: true, stdio: 'ignore', env: { ...process.env, HOME: profile } };
  const child =
    name === 'firefox'
      ? spawn(firefoxes.find(existsSync)!, ['--headless', '--no-remote', '--profile', profile, url], options)
      : spawn(
          await findChromium(),
          [
            // It would also keep pages from being prerendered.
            ...chromiumArgs.filter((arg) => arg !== '--disable-background-networking'),
            '--headless=new',
            '--no-default-browser-check',
            `--user-data-dir=${profile}`,
            url,
          ],
          options,
        );
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  return {
    async kill() {
      try {
        process.kill(-child.pid!, 'SIGKILL');
      } catch {}
      await gone;
    },
  };
}
