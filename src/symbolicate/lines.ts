/** Where each line begins, as JavaScript and source maps count lines. */
export function lineStarts(text: string): Uint32Array {
  const starts: number[] = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n?|[\n\u2028\u2029]/g)) starts.push(index + end.length);
  return Uint32Array.from(starts);
}

/** The line that an offset is in, from 0. */
export function lineAt(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
