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
 * @returns `busy` when another tab is at it
 */
export async function recover(
  buffer: Buffer,
  ownPage: string,
  drain: (page: string) => Promise<boolean>,
): Promise<'busy' | undefined> {
  const lastSeen = new Map((await buffer.keys()).map(([page, , , , at]) => [page, at]));
  lastSeen.delete(ownPage);
  if (!lastSeen.size) return undefined;
  // A page that is frozen in the middle must not keep the others from going on.
  const left = new Promise<undefined>((resolve) => {
    for (const type of ['pagehide', 'freeze'])
      addEventListener(type, () => resolve(undefined), { once: true, capture: true });
  });
  return whenFree('recover', 'busy', left, async (): Promise<undefined> => {
    for (const [page, at] of lastSeen) {
      // The clock may have been set back.
      const whereNoLocks = Math.abs(Date.now() - at) > silence;
      if (!(await whenFree(page, true, left, () => drain(page), whereNoLocks))) return;
    }
  });
}

/** Runs `task` under the lock, until it is done or the page is left; or gives back `otherwise` when another holds it. */
async function whenFree<T, U>(
  lock: string,
  otherwise: U,
  left: Promise<undefined>,
  task: () => Promise<T>,
  whereNoLocks = true,
): Promise<T | U | undefined> {
  if (!navigator.locks) return whereNoLocks ? task() : otherwise;
  return navigator.locks.request(name + lock, { ifAvailable: true }, (held): Promise<T | undefined> | U =>
    held ? Promise.race([task(), left]) : otherwise,
  );
}
