/**
 * Text that pages sent, made safe to print: no escape sequences, line breaks or changes of direction. Anyone can send
 * batches, and a terminal obeys what it is shown.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '�');
}
