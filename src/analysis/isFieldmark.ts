/**
 * Whether served code is a script of Fieldmark's own, by its file's name; in a bundle of the application it is not told
 * apart. `instrument.js` may be anybody's, so it is ours where it comes from another origin, as the collector is.
 */
export function isFieldmark(sourceURL: string): boolean {
  return /(^|\/)fieldmark(\.min|\.dev)?\.js([?#]|$)|^https?:.*\/instrument\.js$/.test(sourceURL);
}
