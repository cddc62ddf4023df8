// A shop whose list, prices and order are instrumented. Its scripts are served, so that the browser says where they stand.
import { flush, init, start, wrap } from 'fieldmark';
import { countRender, createComponent } from '../../src/client/functions/countRender.js';

const query = new URLSearchParams(location.search);
const name = query.get('name') ?? '';
init({ endpoint: query.get('endpoint'), app: query.get('app'), release: '1.4.0' });

function busy(ms) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

const list = createComponent(`List${name}`);
const priceOf = wrap(`priceOf${name}`, (ms) => busy(ms));

/** As an adapter does: what a component renders is told once it is committed. */
function renderList() {
  const begin = performance.now();
  busy(70);
  const own = performance.now() - begin;
  for (let i = 0; i < 4; i++) priceOf(10);
  document.body.append(document.createElement('p'));
  countRender(list.update, undefined, { start: begin, end: performance.now(), own });
}

const button = document.createElement('button');
button.textContent = 'Order';
document.body.append(button);
button.onclick = async function orderClicked() {
  const order = start(`order${name}`);
  const check = order.child('order:check');
  renderList();
  check.end();
  const pay = order.child('order:pay');
  await fetch('/server-timing');
  pay.child('bank').end();
  pay.end();
  order.end();
};

/** Once the browser has told of the long frame: flush() tells what ran so far, and no frame claims that any more. */
const framed = new Promise((done) =>
  new PerformanceObserver(
    (list) => list.getEntries().some(({ duration }) => duration > 100) && done(),
  ).observe({
    type: 'long-animation-frame',
  }),
);
window.flushed = () => framed.then(flush);
