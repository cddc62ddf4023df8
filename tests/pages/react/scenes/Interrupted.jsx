import { Measure } from 'fieldmark/react';
import { startTransition, useState } from 'react';
import { busy } from '../busy.js';

const parts = Array.from({ length: 40 }, (_, i) => i);
window.renders = 0;

/** A transition of 40 parts of 5 ms; input comes in its midst, so that React begins it anew. */
export function Interrupted() {
  const [shown, setShown] = useState(0);
  const [typed, setTyped] = useState(0);
  const show = () => {
    startTransition(() => setShown(shown + 1));
    const type = () => (window.renders < 10 ? setTimeout(type) : setTyped(1));
    type();
  };
  return (
    <>
      <button type="button" id="show" onClick={show}>
        {typed}
      </button>
      <Measure name="Parts">{shown ? parts.map((part) => <Part key={part} />) : null}</Measure>
      <h1>
        {shown} {typed}
      </h1>
    </>
  );
}

function Part() {
  window.renders++;
  busy(5);
  return null;
}
