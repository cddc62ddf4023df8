import { init } from 'fieldmark';
import { fieldmark } from 'fieldmark/vue';
import { createApp } from 'vue';
import App from './App.vue';
import Home from './Home.vue';
import { router } from './router.js';

// `?npm`: the core from the package; elsewhere it is the script tag's.
if (new URLSearchParams(location.search).has('npm'))
  window.sdk = init({ endpoint: '/v1/batches', app: 'test' });

// `?wrong`: what is no RegExp is said, and does no harm.
if (new URLSearchParams(location.search).has('wrong'))
  for (const options of [undefined, {}, { components: '(' }])
    createApp(Home).use(fieldmark(options)).mount(document.createElement('div'));

createApp(App)
  .use(router)
  .use(fieldmark({ components: /^Product|Cart$/ }))
  .mount('#app');
