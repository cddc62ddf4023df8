import type { InteractionRow } from '../../wire/answers.js';

/** Tells rows apart; the address's `of`. */
export function targetKey({ type, target }: InteractionRow): string {
  return `${type} ${target}`;
}
