import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';

/** What the tests have that a bench needs too: their programmable endpoint, its tally and accounts, and browsers to kill. */
export async function loadTests() {
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: ['site', 'tally', 'account', 'rawBrowser']
        .map((name) => `export * from './tests/${name}.ts';`)
        .join('\n'),
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    define: { 'import.meta.url': JSON.stringify(pathToFileURL('tests/site.ts')) },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
