import { useMeasureRender } from 'fieldmark/vue';
import { createApp, defineComponent, h, nextTick, ref } from 'vue';

const row = (begin) =>
  defineComponent({
    props: { n: Number },
    setup(props) {
      begin('Row');
      return () => h('p', props.n);
    },
  });
const kinds = { bare: row(() => {}), measured: row(useMeasureRender) };

window.kinds = Object.keys(kinds);

/** µs a component: a mount, an update. */
window.renderRows = async (kind, rows) => {
  const n = ref(0);
  const app = createApp(() => Array.from({ length: rows }, () => h(kinds[kind], { n: n.value })));
  const start = performance.now();
  app.mount('#app');
  const mounted = performance.now();
  n.value++;
  await nextTick();
  const updated = performance.now();
  app.unmount();
  return [mounted - start, updated - mounted].map((ms) => (ms * 1_000) / rows);
};
