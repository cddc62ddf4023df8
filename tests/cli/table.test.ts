import { expect, test } from '@playwright/test';
import { table } from '../../src/cli/table.js';

test('columns align, and colour takes no room', () => {
  const red = `${String.fromCharCode(27)}[31m5${String.fromCharCode(27)}[0m`;
  expect(
    table(
      ['', 'count'],
      [
        ['long name', '1,000'],
        ['x', red],
      ],
    ),
  ).toBe(`             count\n  long name  1,000\n  x              ${red}`);
});

test('no rows are a dash', () => {
  expect(table(['', 'count'], [])).toBe('  –');
});
