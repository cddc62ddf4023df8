import { fileURLToPath } from 'node:url';

const path = (to) => fileURLToPath(new URL(to, import.meta.url));

/** What `import 'fieldmark'` and its adapters get. */
export const packageAsBuilt = Object.entries({
  fieldmark: 'index.js',
  'fieldmark/vue': 'vue.js',
  'fieldmark/svelte': 'svelte.svelte.js',
}).map(([name, file]) => ({ find: new RegExp(`^${name}$`), replacement: path(`../../dist/${file}`) }));

/** Whoever imports the framework gets the same copy, with `OLDEST` set that of the oldest version. */
export const once = (framework) => ({
  name: 'once',
  enforce: 'pre',
  resolveId(id, importer, options) {
    if (importer && (id === framework || id.startsWith(`${framework}/`)))
      return this.resolve(id, path(process.env.OLDEST ? 'oldest/package.json' : 'package.json'), {
        ...options,
        skipSelf: true,
      });
  },
});
