import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumArgs, findChromium } from './findChromium.mjs';

/** A browser that no tool drives, with its profile. */
export interface RawChromium {
  profile: string;
  /** Ends the browser and all its processes at once, as a power cut would. Resolves when it is gone. */
  kill(): Promise<void>;
}

/** Opens `url` in a browser of its own: attached tools keep it from prerendering, and from dying like a user's. */
export async function openRawChromium(url: string, profile?: string): Promise<RawChromium> {
  const folder = profile ?? (await mkdtemp(join(tmpdir(), 'fieldmark-profile-')));
  const child = spawn(
    await findChromium(),
    [
      ...chromiumArgs.filter((arg) => arg !== '--disable-background-networking'),
      '--headless=new',
      '--no-default-browser-check',
      `--user-data-dir=${folder}`,
      url,
    ],
    { detached: true, stdio: 'ignore' },
  );
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  return {
    profile: folder,
    async kill() {
      try {
        process.kill(-child.pid!, 'SIGKILL');
      } catch {}
      await gone;
      if (!profile) await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
