import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (file) => fileURLToPath(new URL(file, import.meta.url));
const readme = readFileSync(path('../../../README.md'), 'utf8');

/** What the README tells to write is a part of the application. */
mkdirSync(path('dist/readme'), { recursive: true });
for (const name of ['next-app', 'next-pages']) {
  const code = readme.split(`<!-- ${name} -->`)[1]?.match(/```\w*\n([\s\S]*?)```/)?.[1];
  if (!code) throw new Error(`README.md has no block "${name}"`);
  writeFileSync(path(`dist/readme/${name}.jsx`), code);
}

export default {
  distDir: 'dist/next',
  outputFileTracingRoot: realpathSync(path('../../..')),
  webpack: (config) => {
    Object.assign(config.resolve.alias, {
      fieldmark$: path('../../../dist/index.js'),
      'fieldmark/react$': path('../../../dist/react.js'),
    });
    // Our bundle lies outside the application.
    config.resolve.modules.push(path('../node_modules'));
    return config;
  },
};
