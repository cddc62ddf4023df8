import { wrap } from 'fieldmark';
import { useMeasureRender } from 'fieldmark/react';
import { busy } from '../busy.js';

const Child = wrap('ChildFn', function Child() {
  useMeasureRender('Child');
  busy(5);
  return <p>child</p>;
});

function Parent() {
  useMeasureRender('Parent');
  busy(10);
  return <Child />;
}

/** A component that is a wrapped function, after wrapped work of 100 ms. */
export function Wrapped() {
  wrap('before', () => busy(100))();
  return <Parent />;
}
