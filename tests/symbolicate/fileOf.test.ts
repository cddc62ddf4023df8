import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { cleanSource } from '../../src/symbolicate/cleanSource.js';
import { fileOf } from '../../src/symbolicate/fileOf.js';
import { isHashedName } from '../../src/symbolicate/isHashedName.js';
import { lineAt, lineStarts } from '../../src/symbolicate/lines.js';

const file = (path: string) => ({ path, served: path.padEnd(64, '0'), map: path.padEnd(64, '1') });
const found = (paths: string[], url: string) => {
  const match = fileOf(paths.map(file), url);
  return 'path' in match ? match.path : match.fits;
};

for (const [what, paths, url, expected] of [
  ['the very path', ['/assets/app.js', 'app.js'], '/assets/app.js', '/assets/app.js'],
  ['the end of a path', ['app.js'], '/static/shop/app.js', 'app.js'],
  ['the longest end', ['app.js', 'shop/app.js', 'cart/app.js'], '/static/shop/app.js', 'shop/app.js'],
  ['a folder above the served one', ['client/assets/app.js'], '/assets/app.js', 'client/assets/app.js'],
  ['whole names only', ['app.js'], '/myapp.js', 0],
  ['no other folder', ['cart/app.js'], '/shop/app.js', 0],
  ['no other prefix', ['/old/app.js'], '/app.js', 0],
  ['none of several', ['client/app.js', 'admin/app.js'], '/app.js', 2],
  ['encoded names', ['pages/%5Bid%5D.js'], '/pages/[id].js', 'pages/%5Bid%5D.js'],
  [
    'another origin by its path: never',
    ['assets/app.js', '/assets/app.js'],
    'https://cdn.example/assets/app.js',
    0,
  ],
  [
    'another origin as uploaded',
    ['https://cdn.example/a/app.js'],
    'https://cdn.example/a/app.js',
    'https://cdn.example/a/app.js',
  ],
  ['another origin only as uploaded', ['https://cdn.example/a/app.js'], 'https://other.example/a/app.js', 0],
  ["another origin's file for one's own: never", ['https://cdn.example/a/app.js'], '/a/app.js', 0],
] as const)
  test(`an upload is found by ${what}`, () => {
    expect(found([...paths], url)).toBe(expected);
  });

test('the same file under two paths is one', () => {
  const same = { served: 'a'.repeat(64), map: 'b'.repeat(64) };
  expect(
    fileOf(
      [
        { path: 'client/app.js', ...same },
        { path: 'admin/app.js', ...same },
      ],
      '/app.js',
    ),
  ).toMatchObject(same);
});

test('what was uploaded with a folder is found wherever that is served', () => {
  const name = fc.constantFrom('a', 'b', 'assets', 'x.y');
  fc.assert(
    fc.property(fc.array(name), fc.array(name), (above, below) => {
      const path = [...below, 'app.js'].join('/');
      expect(found([path], `/${[...above, path].join('/')}`)).toBe(path);
    }),
  );
});

test('a name with a hash is told from a word, a number and a version', () => {
  for (const name of [
    'app.3f2a91c8.js',
    'app-BXy3kQ2z.js',
    'list-H2GYVKIG.js',
    '3f2a91c8e0b7aa10.mjs',
    'main.2c7f1f0c1d2e3f405162.chunk.js',
    'index-a_B3-xY9.js',
  ])
    expect(isHashedName(`/assets/${name}`), name).toBe(true);
  for (const name of [
    'app.js',
    'jquery-3.6.0.min.js',
    'product-list.js',
    'product-lists-v2.js',
    'bootstrap5.js',
    'app-20240101.js',
    'Dashboard2.js',
    'three.module.js',
    'deadbeef.js',
    'Address2.js',
    'shop-Address2.js',
    'shop-loadCart1.js',
    'shop-CHECKOUT.js',
    'shop-VERSION2.js',
    // esbuild's can be letters alone, and so can a word.
    'list-HIGYVKIG.js',
    '',
  ])
    expect(isHashedName(`/assets/${name}`), name).toBe(false);
});

for (const [source, root, clean] of [
  ['webpack://shop/./src/list.js?a1b2', undefined, 'src/list.js'],
  ['webpack:///src/list.js', undefined, 'src/list.js'],
  ['../../demo/shop/list.js', undefined, 'demo/shop/list.js'],
  ['list.js', '../src', 'src/list.js'],
  ['./a/../b/list.ts', undefined, 'b/list.ts'],
  ['turbopack:///[project]/app/page.tsx', undefined, 'app/page.tsx'],
  ['src\\list.js', undefined, 'src/list.js'],
  ['src/App.vue?vue&type=script', undefined, 'src/App.vue'],
  ['webpack/bootstrap', undefined, 'webpack/bootstrap'],
  ['..', undefined, '..'],
] as const)
  test(`a developer knows ${source} as ${clean}`, () => {
    expect(cleanSource(source, root)).toBe(clean);
  });

test('every offset is in the line that begins last before it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\u2028') }),
      fc.nat(40),
      (text, offset) => {
        const starts = lineStarts(text);
        const line = lineAt(starts, offset);
        expect(starts[line]!).toBeLessThanOrEqual(offset);
        expect(starts[line + 1] ?? Infinity).toBeGreaterThan(offset);
      },
    ),
  );
});
