/**
 * A URL with `*` in the place of numbers and hexadecimal words in its path, as an expression; so alike ones group.
 *
 * No function in it takes the column twice: of a low-cardinality one each is computed once a distinct value.
 */
export function urlPattern(column: string): string {
  const origin = "'^[a-z-]+://[^/]+'";
  const path = `replaceRegexpOne(${column}, ${origin}, '')`;
  return `concat(extract(${column}, ${origin}), replaceRegexpAll(${path}, '\\\\b([0-9]+|[0-9a-f]{7,})\\\\b', '*'))`;
}
