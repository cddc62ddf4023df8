import { init } from 'fieldmark';
import { fieldmark } from 'fieldmark/vue';
import { createApp } from 'vue';
import App from './App.vue';
import { router } from './router.js';

// `?npm`: the core from the package; elsewhere it is the script tag's.
if (new URLSearchParams(location.search).has('npm'))
  window.sdk = init({ endpoint: '/v1/batches', app: 'test' });

createApp(App)
  .use(router)
  .use(fieldmark({ components: /^Product|Cart$/ }))
  .mount('#app');
