import { wrap } from 'fieldmark';
import { Measure } from 'fieldmark/react';
import { memo, useEffect, useLayoutEffect, useState } from 'react';
import { busy } from '../busy.js';

const format = wrap('format', () => busy(8));

/** 30 ms to render, 20 in a layout effect, 10 in an effect; 12 ms of it inside in a part of its own, 8 in a function. */
export function Busy() {
  const [count, setCount] = useState(0);
  return (
    <>
      <Measure name="Busy">
        <Work count={count} />
      </Measure>
      <After />
      <button type="button" id="update" onClick={() => setCount(count + 1)}>
        {count}
      </button>
    </>
  );
}

function Work({ count }) {
  busy(30);
  format();
  useLayoutEffect(() => busy(20));
  useEffect(() => busy(10));
  return (
    <>
      <Measure name="Inner">
        <Inner />
      </Measure>
      <Deep />
      <p id="count">{count}</p>
    </>
  );
}

function Inner() {
  busy(12);
  return 'inner';
}

function Deep() {
  const [count, setCount] = useState(0);
  return (
    <button type="button" id="deep" onClick={() => setCount(count + 1)}>
      {count}
    </button>
  );
}

/** What is rendered after a `<Measure>` is not in it. */
const After = memo(() => {
  busy(400);
  useLayoutEffect(() => busy(400));
  return null;
});
