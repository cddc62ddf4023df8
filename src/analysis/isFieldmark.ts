/** Whether served code is Fieldmark's own script, by its file's name; in a bundle of the application it is not told apart. */
export function isFieldmark(sourceURL: string): boolean {
  return /(^|\/)fieldmark(\.min|\.dev)?\.js([?#]|$)/.test(sourceURL);
}
