import { expect, test } from '@playwright/test';
import { partyOf } from '../../src/analysis/partyOf.js';

for (const [sourceURL, party] of [
  ['/assets/app.js', 'own'],
  ['/scripts/instrument.js', 'own'],
  ['/fieldmark.js', 'fieldmark'],
  ['https://rum.example/fieldmark.js?v=2', 'fieldmark'],
  ['https://rum.example/fieldmark.dev.js', 'fieldmark'],
  ['https://rum.example/instrument.js', 'fieldmark'],
  ['https://tags.example/notfieldmark.js', 'third'],
  ['https://tags.example/instrument.js.js', 'third'],
  ['chrome-extension://abc/content.js', 'extension'],
  ['', undefined],
] as const)
  test(`code of ${sourceURL || 'no file'} is ${party ?? "nobody's to tell"}`, () =>
    expect(partyOf({ app: 'shop', sourceURL })).toBe(party));

test('code whose source map is here is own, and so is that of the origin that an app has as its own', () => {
  const sourceURL = 'https://cdn.example/app.js';
  expect(partyOf({ app: 'shop', sourceURL })).toBe('third');
  expect(partyOf({ app: 'shop', sourceURL, source: { missing: 'none' } })).toBe('third');
  expect(partyOf({ app: 'shop', sourceURL, source: { file: 'a.ts', line: 1, column: 1 } })).toBe('own');
  expect(partyOf({ app: 'shop', sourceURL }, new Map([['shop', 'https://cdn.example']]))).toBe('own');
});
