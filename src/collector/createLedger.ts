import { QueueFullError } from '../store/index.js';

/** What a whole request takes beside its body until it is answered, bytes: itself, its answer and who waits for it. */
export const requestBytes = 16_384;

/** Bytes that are held by all requests together until what is in them is in the queue. */
export interface Ledger {
  /** @param giveWay ends the reading, so that faster senders have room */
  open(giveWay: () => void): Account;
}

/** One request's part. */
export interface Account {
  /** @throws {QueueFullError} when there is no room, or it had to give way */
  add(bytes: number): void;
  /** The body is there: it gives way no more. */
  complete(): void;
  close(): void;
}

/**
 * Many slow senders together must not fill the memory, and not keep others out either: when there is no room, the
 * body that has been arriving for the longest time gives way.
 */
export function createLedger(most: number): Ledger {
  let held = 0;
  /** In the order in which they began. */
  const arriving = new Map<Account, () => void>();

  return {
    open(giveWay) {
      let own = 0;
      let lost = false;
      const account: Account = {
        add(bytes) {
          own += bytes;
          held += bytes;
          while (!lost && held > most) {
            const [oldest] = arriving;
            if (!oldest) throw new QueueFullError();
            oldest[1]();
          }
          if (lost) throw new QueueFullError();
        },
        complete() {
          arriving.delete(account);
          if (lost) throw new QueueFullError();
        },
        close() {
          arriving.delete(account);
          held -= own;
          own = 0;
        },
      };
      arriving.set(account, () => {
        lost = true;
        account.close();
        giveWay();
      });
      return account;
    },
  };
}
