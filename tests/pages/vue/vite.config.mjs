import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { once, packageAsBuilt } from '../resolve.mjs';

const compiler = process.env.OLDEST && (await import('../oldest/node_modules/vue/compiler-sfc/index.mjs'));

export default defineConfig({
  base: `/apps/${process.env.APP}/`,
  build: { outDir: process.env.OUT, emptyOutDir: true, rollupOptions: { input: ['index.html'] } },
  resolve: { alias: packageAsBuilt },
  plugins: [once('vue'), vue(compiler ? { compiler } : {})],
});
