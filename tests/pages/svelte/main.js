import { init } from 'fieldmark';
import { mount } from 'svelte';
import App from './App.svelte';

// `?npm`: the core from the package; elsewhere it is the script tag's.
if (new URLSearchParams(location.search).has('npm'))
  window.sdk = init({ endpoint: '/v1/batches', app: 'test' });

mount(App, { target: document.querySelector('#app') });
