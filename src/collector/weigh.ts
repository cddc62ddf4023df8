import { repeatedLength } from '../store/index.js';
import type { Batch } from '../wire/index.js';

/** What a value costs beside its characters, bytes: `{}` takes 64 B of V8's heap, and its two signs stand for them. */
const perSign = 32;

/** How many signs of a JSON text begin a value or a line. Those within strings count too: that is rare, and safe. */
export function countSigns(text: string): number {
  let signs = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x2c || code === 0x7b || code === 0x5b || code === 0x0a) signs++;
  }
  return signs;
}

/** About what a batch takes while it waits and becomes rows, bytes. */
export function weigh(batch: Batch, length: number, signs: number): number {
  return length + perSign * signs + repeatedLength(batch) * batch.entries.length;
}
