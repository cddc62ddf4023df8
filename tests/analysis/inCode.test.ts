import { runInNewContext } from 'node:vm';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { inCode } from '../../src/analysis/advice/inCode.js';

const nasty = fc.constantFrom(
  "'",
  '"',
  '`',
  '\\',
  '${',
  '}',
  '\n',
  '\r',
  '\u2028',
  '\u202E',
  '\u2066',
  '\u200B',
  '\0',
  '</script>',
  '<!--',
  '&',
  '>',
  '/api/',
  '😀',
  '\uD800',
);
/** Without `*`, which stands for what differs. */
const texts = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.array(nasty).map((parts) => parts.join('')),
  )
  .filter((text) => !text.includes('*'));
/** What a reader would not see, or see elsewhere. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

test('a string of JavaScript is what it was made from, and nothing else', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const code = inCode.js(text);
      expect(runInNewContext(code)).toBe(text);
      expect(code).not.toMatch(unseen);
      expect(code).not.toMatch(/<[/!]/);
    }),
  );
});

test('a URL pattern is a template with a name for what differs', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what is written
  expect(inCode.js('/api/users/*/orders')).toBe('`/api/users/${id}/orders`');
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      expect(runInNewContext(inCode.js(`${before}*${after}`), { id: 7 })).toBe(`${before}7${after}`);
    }),
  );
});

test('an attribute of HTML and a string of CSS do not end before their quotes do', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const html = inCode.html(text);
      expect(html.slice(1, -1)).not.toMatch(/["<>]/);
      expect(html).not.toMatch(unseen);
      const css = inCode.css(text);
      expect(css.slice(1, -1).replace(/\\[\s\S]/g, '')).not.toContain('"');
      expect(css).not.toMatch(/<[/!]/);
      expect(css).not.toMatch(unseen);
    }),
  );
  expect(inCode.html('/a/*.svg')).toBe('"/a/….svg"');
  expect(inCode.css('/a "b".woff2')).toBe('"/a \\"b\\".woff2"');
});

test('only a name can be called by name', () => {
  for (const name of ['addAll', '$', '_x1', 'größe']) expect(inCode.name(name, 'other')).toBe(name);
  for (const name of ['', 'a b', 'x){alert(1)}function y(', 'List.render', '1a'])
    expect(inCode.name(name, 'other')).toBe('other');
});
