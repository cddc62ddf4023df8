import { Measure } from 'fieldmark/react';
import { Suspense, startTransition, useLayoutEffect, useState } from 'react';
import { busy } from '../busy.js';
import { later, read } from '../read.js';

const known = later(0, 0);
/** What parts were busy for in all, and what passed from clicks to commits, ms. */
window.spent = 0;
window.passed = 0;

/** Transitions of 20 parts of 5 ms; by `#wait`, with 800 ms for data in their midst. */
export function Sliced() {
  const [{ count, data, since }, setShown] = useState({ count: 0, data: known });
  useLayoutEffect(() => {
    if (since) window.passed += performance.now() - since;
  }, [since]);
  const show = (data) => {
    const since = performance.now();
    startTransition(() => setShown({ count: count + 1, data, since }));
  };
  return (
    <Suspense fallback={<p>…</p>}>
      <button type="button" id="show" onClick={() => show(known)}>
        show
      </button>
      <button type="button" id="wait" onClick={() => show(later(800, 0))}>
        wait
      </button>
      <Measure name="Sliced">
        {parts(count, 'before')}
        <Reader data={data} />
        {parts(count, 'after')}
      </Measure>
      <h1>{count}</h1>
    </Suspense>
  );
}

const parts = (count, where) =>
  count ? Array.from({ length: 10 }, (_, i) => <Part key={`${where} ${i}`} count={count} />) : null;

function Part() {
  const start = performance.now();
  busy(5);
  window.spent += performance.now() - start;
  return null;
}

function Reader({ data }) {
  read(data);
  return null;
}
