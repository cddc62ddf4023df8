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

export function newSession(sampleRate: number): Session {
  return { id: uuid(), sampled: Math.random() < sampleRate, seen: 0 };
}

/**
 * The visit that goes on, or else `fresh`. It is kept in IndexedDB, since the first look into sessionStorage holds the
 * main thread for 6 to 8 ms.
 */
export async function resumeSession(buffer: Buffer, fresh: Session): Promise<Session> {
  const kept = await buffer.session();
  return kept && kept.seen > Date.now() - idleLimit ? kept : fresh;
}

/** Notes that the visitor is still there. */
export function keepSession(buffer: Buffer, session: Session): void {
  session.seen = Date.now();
  void buffer.keep(session);
}
