import type { InteractionRow } from '../../wire/answers.js';

/** Tells rows apart; the address's `of`. */
export function targetKey({ known, type, target }: InteractionRow): string {
  return `${known} ${type} ${target}`;
}
