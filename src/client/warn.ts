/** Tells the developer, and nobody else, what is wrong. */
export function warn(...sentence: unknown[]): undefined {
  // Not as text: what an application throws may not become one.
  console.warn('fieldmark:', ...sentence);
}
