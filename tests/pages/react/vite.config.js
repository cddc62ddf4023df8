import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const path = (file) => fileURLToPath(new URL(file, import.meta.url));
const readme = readFileSync(path('../../../README.md'), 'utf8');

/** What the README tells to write is a part of the application. */
mkdirSync(path('dist/readme'), { recursive: true });
for (const name of ['react', 'react-router']) {
  const code = readme.split(`<!-- ${name} -->`)[1]?.match(/```\w*\n([\s\S]*?)```/)?.[1];
  if (!code) throw new Error(`README.md has no block "${name}"`);
  writeFileSync(path(`dist/readme/${name}.jsx`), code);
}

/** `--mode oldest`: the oldest React that the README claims; `--mode development`: React's development build. */
export default defineConfig(({ mode }) => ({
  root: path('.'),
  base: `/react/${mode}/`,
  plugins: [react()],
  define: {
    'process.env.NODE_ENV': JSON.stringify(mode === 'development' ? 'development' : 'production'),
    BASE: JSON.stringify(`/react/${mode}`),
  },
  resolve: {
    alias: [
      { find: /^fieldmark$/, replacement: path('../../../dist/index.js') },
      { find: /^fieldmark\/react$/, replacement: path('../../../dist/react.js') },
      ...['react', 'react-dom'].map((name) => ({
        find: new RegExp(`^${name}(?=/|$)`),
        replacement: path(`../${mode === 'oldest' ? 'oldest/' : ''}node_modules/${name}`),
      })),
    ],
  },
  build: { outDir: path(`dist/${mode}`), emptyOutDir: true, minify: mode !== 'development' },
}));
