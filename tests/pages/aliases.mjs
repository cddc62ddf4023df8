import { fileURLToPath } from 'node:url';

const path = (to) => fileURLToPath(new URL(to, import.meta.url));

/** The package as it is built, and each framework once, in the version that is asked for. */
export const aliases = (framework) => [
  ...['vue', 'svelte.svelte', 'index'].map((file) => ({
    find: new RegExp(`^fieldmark${file === 'index' ? '' : `/${file.split('.')[0]}`}$`),
    replacement: path(`../../dist/${file}.js`),
  })),
  {
    find: new RegExp(`^${framework}(?=/|$)`),
    replacement: path(`${process.env.OLDEST ? 'oldest/' : ''}node_modules/${framework}`),
  },
];
