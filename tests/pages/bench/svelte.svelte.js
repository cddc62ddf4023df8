import { flushSync, mount, unmount } from 'svelte';
import Bare from './Bare.svelte';
import Floor from './Floor.svelte';
import Measured from './Measured.svelte';
import Rows from './Rows.svelte';
import WithState from './WithState.svelte';

const kinds = {
  bare: Bare,
  measured: Measured,
  'with state': WithState,
  'its context and effect alone': Floor,
};

const target = document.querySelector('#app');

window.kinds = Object.keys(kinds);

/** µs a component: a mount, an update. */
window.renderRows = (kind, rows) => {
  const state = $state({ n: 0 });
  const Row = kinds[kind];
  const start = performance.now();
  const app = mount(Rows, { target, props: { Row, rows, state } });
  flushSync();
  const mounted = performance.now();
  state.n++;
  flushSync();
  const updated = performance.now();
  unmount(app);
  return [mounted - start, updated - mounted].map((ms) => (ms * 1_000) / rows);
};
