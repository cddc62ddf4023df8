import type { Buffer } from './buffer.js';

/** Where Web Locks are missing (plain http), a page that wrote nothing for so long counts as dead, ms. */
const silence = 60_000;
const name = 'fieldmark:';

/** Shows other pages that this one lives, for as long as it does. */
export function showAlive(page: string): void {
  try {
    navigator.locks.request(name + page, () => new Promise(() => {})).catch(() => {});
  } catch {}
}

/**
 * Delivers what dead pages of this origin have left, one page after the other, in one tab at a time.
 * @param drain delivers a page's entries; false: not now
 */
export async function recover(
  buffer: Buffer,
  ownPage: string,
  drain: (page: string) => Promise<boolean>,
): Promise<void> {
  const lastSeen = new Map((await buffer.keys()).map(([page, , , , at]) => [page, at]));
  lastSeen.delete(ownPage);
  if (!lastSeen.size) return;
  await whenFree('recover', async () => {
    for (const [page, at] of lastSeen) {
      const whereNoLocks = Date.now() - at > silence;
      if ((await whenFree(page, () => drain(page), whereNoLocks)) === false) return;
    }
  });
}

/** Runs `task` under the lock, or not at all when another holds it. */
async function whenFree<T>(
  lock: string,
  task: () => Promise<T>,
  whereNoLocks = true,
): Promise<T | undefined> {
  if (!navigator.locks) return whereNoLocks ? task() : undefined;
  return navigator.locks.request(name + lock, { ifAvailable: true }, async (held) =>
    held ? task() : undefined,
  );
}
