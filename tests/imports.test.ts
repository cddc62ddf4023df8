import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

const src = fileURLToPath(new URL('../src', import.meta.url));

/** What each room may import from. */
const allowed: Record<string, string[]> = {
  wire: [],
  client: ['wire'],
  adapters: ['client'],
  analysis: ['wire'],
  store: ['wire', 'analysis'],
  symbolicate: ['wire'],
  collector: ['wire', 'analysis', 'store', 'symbolicate'],
  dashboard: ['wire', 'exporters'],
  exporters: ['wire'],
  cli: ['wire', 'analysis', 'store', 'collector', 'symbolicate', 'exporters'],
};

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
const imports = (file: string) =>
  [...readFileSync(join(src, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    ([, to]) => to!,
  );
const room = (path: string) => path.split(sep)[0]!;

test('imports go one way', () => {
  const wrong = files.flatMap((file) =>
    imports(file)
      .filter((to) => to.startsWith('.'))
      .map((to) => relative(src, join(src, dirname(file), to)))
      .filter((to) => room(to) !== room(file) && !allowed[room(file)]?.includes(room(to)))
      .map((to) => `${file} imports ${to}`),
  );
  expect(wrong).toEqual([]);
});

test("the client's only packages are web-vitals and idb, and wire has none", () => {
  const packages = (of: string) =>
    new Set(
      files
        .filter((file) => room(file) === of)
        .flatMap(imports)
        .filter((to) => !to.startsWith('.')),
    );
  expect([...packages('client')].sort()).toEqual(['idb', 'web-vitals']);
  expect([...packages('wire')]).toEqual([]);
});

test("an adapter's only package is its framework", () => {
  for (const file of files.filter((file) => room(file) === 'adapters'))
    for (const to of imports(file).filter((to) => !to.startsWith('.')))
      expect(file, `${file} imports ${to}`).toMatch(new RegExp(`^adapters[\\\\/]${to}(\\W|$)`));
});
