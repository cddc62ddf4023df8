/** Tells the developer, and nobody else, what is wrong. */
export function warn(sentence: unknown): undefined {
  console.warn(`fieldmark: ${sentence}`);
}
