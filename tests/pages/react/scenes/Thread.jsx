import { Measure } from 'fieldmark/react';
import { useEffect } from 'react';
import { busy } from '../busy.js';

function Text() {
  busy(10);
  useEffect(() => busy(5), []);
  return <p>text</p>;
}

/** A component within components of its name. */
export function Thread({ answers = 2 }) {
  return (
    <Measure name="Thread">
      <Text />
      {answers > 0 && <Thread answers={answers - 1} />}
    </Measure>
  );
}
