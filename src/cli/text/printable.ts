/**
 * Text that pages sent, made safe to print: no escape sequences, line breaks or changes of direction, nothing that
 * cannot be seen, and of marks that stand above a letter three at most. Anyone can send batches, and a terminal obeys
 * what it is shown.
 */
export function printable(text: string): string {
  return text
    .replace(/[\uFE00-\uFE0F]/g, '')
    .replace(/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, '\uFFFD')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1');
}
