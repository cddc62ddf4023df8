import type { Page } from '../wire/types.js';
import type { Buffer } from './buffer.js';

/** The channel on which pages of this origin ask who lives, and the lock of the one that sends for the dead. */
const name = 'fieldmark';
/** Time to answer, ms. Who is busy for longer has its entries sent by another as well: (page, seq) keeps them single. */
const patience = 250;
/** Lets go of the lock: a page that is frozen in the middle must not keep the others from going on. */
let leave: ((nothing: undefined) => void) | undefined;

/**
 * Answers other pages that this one lives. Not from the back/forward cache: a message would throw it out. A lock that
 * is held to show it would keep the page out of Firefox's from the start.
 */
export function showAlive(page: Page): void {
  const listen = () => {
    try {
      const channel = new BroadcastChannel(name);
      // A question is empty, an answer a page's id.
      channel.onmessage = ({ data }) => data || channel.postMessage(page.id);
      addEventListener('pagehide', () => channel.close());
    } catch {}
  };
  listen();
  for (const type of ['pagehide', 'freeze']) addEventListener(type, () => leave?.(undefined), true);
  addEventListener('pageshow', ({ persisted }) => persisted && listen());
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
  const others = new Set((await buffer.keys()).map(([page]) => page));
  others.delete(ownPage);
  if (!others.size) return false;
  const sendForTheDead = async () => {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => others.delete(data);
    channel.postMessage('');
    await new Promise((done) => setTimeout(done, patience));
    channel.close();
    for (const page of others) if (!(await drain(page))) break;
    return false;
  };
  return navigator.locks
    ? navigator.locks.request(name, { ifAvailable: true }, async (held) =>
        held
          ? Promise.race([
              sendForTheDead(),
              new Promise<undefined>((resolve) => {
                leave = resolve;
              }),
            ])
          : true,
      )
    : sendForTheDead();
}
