import { useEffect, useState } from 'preact/hooks';
import { ago } from '../format/ago.js';

/** How old the figures are; counts on by itself, unheard by screen readers. */
export function Updated({ at }: { at: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [at]);
  return (
    <p class="updated">
      <span class={now - at > 15_000 ? 'pulse pulse-late' : 'pulse'} aria-hidden="true" />
      Updated {ago(now - at)}
    </p>
  );
}
