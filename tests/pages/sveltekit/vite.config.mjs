import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { once, packageAsBuilt } from '../resolve.mjs';

export default defineConfig({
  resolve: { alias: packageAsBuilt },
  plugins: [once('svelte'), sveltekit()],
});
