import { Measure, useMeasureRender } from 'fieldmark/react';
import { Component, useState } from 'react';

class Boundary extends Component {
  state = { failed: false };
  static getDerivedStateFromError = () => ({ failed: true });
  render() {
    return this.state.failed ? <h1>caught</h1> : this.props.children;
  }
}

/** Breaks at once, or when it is told to. */
export const Broken = () => (
  <>
    <Boundary>
      <Measure name="Broken">
        <Throws at={0} />
      </Measure>
    </Boundary>
    <Boundary>
      <Later />
    </Boundary>
  </>
);

function Later() {
  const [count, setCount] = useState(0);
  return (
    <Measure name="Later">
      <button type="button" id="break" onClick={() => setCount(1)}>
        break
      </button>
      <Throws at={1 - count} />
    </Measure>
  );
}

function Throws({ at }) {
  useMeasureRender('Throws');
  if (at === 0) throw new Error('broken on purpose');
  return null;
}
