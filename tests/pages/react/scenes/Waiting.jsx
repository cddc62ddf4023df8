import { Measure, useMeasureRender } from 'fieldmark/react';
import { Suspense, useState, useTransition } from 'react';
import { busy } from '../busy.js';
import { later, read } from '../read.js';

const known = later(0, 0);

/** A transition that waits 1,500 ms for data with the old content shown. */
export function Waiting() {
  const [promise, setPromise] = useState(known);
  const [pending, startTransition] = useTransition();
  return (
    <Suspense fallback={<p>…</p>}>
      <button type="button" id="load" onClick={() => startTransition(() => setPromise(later(1_500, 1)))}>
        {String(pending)}
      </button>
      <Measure name="Waiting">
        <Reader promise={promise} />
      </Measure>
    </Suspense>
  );
}

function Reader({ promise }) {
  useMeasureRender('Reader');
  const value = read(promise);
  busy(25);
  return <h1>{value}</h1>;
}
