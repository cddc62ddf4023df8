import { printable } from '../text/printable.js';

/** The lines of code in which names stand that a page sent, made printable. */
export function codeLines(code: string): string[] {
  return code.split('\n').map(printable);
}
