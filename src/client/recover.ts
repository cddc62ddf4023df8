import type { Buffer } from './buffer.js';

/** Where Web Locks are missing (plain http), a page that wrote nothing for so long counts as dead, ms. */
const silence = 60_000;
const name = 'fieldmark:';

/**
 * Shows other pages that this one lives. Not while it is in the back/forward cache: whoever asked for a lock that it
 * holds would throw it out. What it has left there may be sent by others meanwhile, as (page, seq) keeps it single.
 */
export function showAlive(page: string): void {
  const hold = async () => {
    try {
      await navigator.locks?.request(
        name + page,
        // Begun twice, it must not wait for itself: the second lock would be given to the cached page.
        { ifAvailable: true },
        (held) => held && new Promise((release) => addEventListener('pagehide', release)),
      );
    } catch {}
  };
  hold();
  addEventListener('pageshow', ({ persisted }) => persisted && hold());
}

/**
 * Delivers what dead pages of this origin have left, one page after the other, in one tab at a time.
 * @param drain delivers a page's entries; false: not now
 * @returns whether another tab is at it
 */
export async function recover(
  buffer: Buffer,
  ownPage: string,
  drain: (page: string) => Promise<boolean>,
): Promise<boolean | undefined> {
  const lastSeen = new Map((await buffer.keys()).map(([page, , , , at]) => [page, at]));
  lastSeen.delete(ownPage);
  if (!lastSeen.size) return false;
  // A page that is frozen in the middle must not keep the others from going on.
  const left = new Promise<undefined>((resolve) => {
    for (const type of ['pagehide', 'freeze']) addEventListener(type, () => resolve(undefined), true);
  });
  return whenFree('recover', left, async () => {
    for (const [page, at] of lastSeen) {
      // Without locks, silence has to do. The clock may have been set back.
      const isDead = navigator.locks || Math.abs(Date.now() - at) > silence;
      if (isDead && !(await whenFree(page, left, () => drain(page)))) break;
    }
    return false;
  });
}

/**
 * Runs `task` under the lock, until it is done or the page is left.
 * @returns what it gave, or true when another page holds the lock
 */
async function whenFree(
  lock: string,
  left: Promise<undefined>,
  task: () => Promise<boolean>,
): Promise<boolean | undefined> {
  return navigator.locks
    ? navigator.locks.request(name + lock, { ifAvailable: true }, async (held) =>
        held ? Promise.race([task(), left]) : true,
      )
    : task();
}
