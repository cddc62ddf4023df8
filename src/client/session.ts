import { uuid } from './uuid.js';

const idleLimit = 30 * 60_000;
const key = 'fieldmark';

export interface Session {
  id: string;
  /** Whether this session is among those measured; decided once. */
  sampled: boolean;
  /** Notes that the visitor was still there. */
  touch(): void;
}

/** The visit that this page belongs to, kept in sessionStorage; a new one after 30 minutes of idleness. */
export function resumeSession(sampleRate: number): Session {
  let state = { id: uuid(), sampled: Math.random() < sampleRate, seen: 0 };
  // sessionStorage is refused in sandboxed frames and where cookies are blocked: then a page is a session.
  const touch = () => {
    try {
      sessionStorage.setItem(key, JSON.stringify({ ...state, seen: Date.now() }));
    } catch {}
  };
  try {
    const kept = JSON.parse(sessionStorage.getItem(key)!);
    if (Date.now() - kept.seen < idleLimit) state = kept;
  } catch {}
  touch();
  return { id: state.id, sampled: state.sampled, touch };
}
