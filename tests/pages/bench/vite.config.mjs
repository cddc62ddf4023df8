import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { once, packageAsBuilt } from '../resolve.mjs';

export default defineConfig({
  base: './',
  build: {
    outDir: process.env.OUT,
    emptyOutDir: true,
    rollupOptions: { input: ['vue.html', 'svelte.html'] },
  },
  resolve: { alias: packageAsBuilt },
  plugins: [once('vue'), once('svelte'), svelte({ configFile: false })],
});
