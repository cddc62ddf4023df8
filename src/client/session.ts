import type { Buffer } from './buffer.js';
import { uuid } from './uuid.js';

/** A visit, over all tabs; 30 minutes of idleness end it. */
export interface Session {
  id: string;
  /** Whether it is among those measured; decided once. */
  sampled: boolean;
  /** When the visitor was last there, epoch ms. */
  seen: number;
}

const idleLimit = 30 * 60_000;

/**
 * The visit that goes on, or a new one. It is kept in IndexedDB, since the first look into sessionStorage holds the
 * main thread for 6 to 8 ms.
 * @returns it, and what notes that the visitor is still there
 */
export async function resumeSession(
  buffer: Buffer,
  sampleRate: number,
): Promise<[session: Session, touch: () => void]> {
  const kept = await buffer.session();
  const session =
    kept && Date.now() - kept.seen < idleLimit
      ? kept
      : { id: uuid(), sampled: Math.random() < sampleRate, seen: 0 };
  const touch = () => {
    session.seen = Date.now();
    void buffer.keep(session);
  };
  touch();
  return [session, touch];
}
