/**
 * A source's name as a developer knows it: `webpack://shop/./src/list.js?a1b2` is `src/list.js`, and `../` at its
 * beginning, which says how far the map was from it, goes.
 */
export function cleanSource(source: string, root = ''): string {
  const whole = /^([a-z][\w+.-]*:|\/)/i.test(source)
    ? source
    : `${root}${root && !root.endsWith('/') ? '/' : ''}${source}`;
  const path = whole
    .replaceAll('\\', '/')
    .replace(/^\0/, '')
    .replace(/^[a-z][\w+.-]+:\/\/[^/]*\//i, '')
    .replace(/\?[^/]*$/, '');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part && part !== '.' && part !== '[project]') parts.push(part);
  }
  return parts.join('/') || source;
}
