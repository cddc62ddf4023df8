import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { once, packageAsBuilt } from '../resolve.mjs';

/** The plugin compiles with the Svelte that stands beside it. */
const oldest = async () => {
  const { compile, compileModule } = await import('../oldest/node_modules/svelte/src/compiler/index.js');
  return {
    name: 'oldest-svelte',
    transform(code, filename) {
      if (filename.endsWith('.svelte')) return compile(code, { filename, generate: 'client' }).js;
      if (filename.endsWith('.svelte.js')) return compileModule(code, { filename, generate: 'client' }).js;
    },
  };
};

export default defineConfig({
  base: `/apps/${process.env.APP}/`,
  build: { outDir: process.env.OUT, emptyOutDir: true, rollupOptions: { input: ['index.html'] } },
  resolve: { alias: packageAsBuilt },
  plugins: [once('svelte'), process.env.OLDEST ? await oldest() : svelte({ configFile: false })],
});
