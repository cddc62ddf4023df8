import { Measure, useMeasureRender } from 'fieldmark/react';
import { useEffect, useLayoutEffect, useState } from 'react';
import { busy } from '../busy.js';

/** 30 ms to render, 20 in a layout effect, 10 in an effect; then another that takes 15, 5 and 5. */
export const Hooked = () => (
  <Measure name="Around">
    <First />
    <Second />
  </Measure>
);

function First() {
  useMeasureRender('First');
  const [count, setCount] = useState(0);
  busy(30);
  useLayoutEffect(() => busy(20));
  useEffect(() => busy(10));
  return (
    <button type="button" id="update" onClick={() => setCount(count + 1)}>
      {count}
    </button>
  );
}

function Second() {
  useMeasureRender('Second');
  busy(15);
  useLayoutEffect(() => busy(5));
  useEffect(() => busy(5));
  return null;
}
