import type { Numbers } from '../../wire/answers.js';

/** Entries dropped, for whatever reason. */
export function givenUp({ dropped }: Pick<Numbers, 'dropped'>): number {
  return Object.values(dropped).reduce((sum, count) => sum + count, 0);
}
