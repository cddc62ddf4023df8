/** Indices of values with none beside them: no line leads to them, so that they need a point to be seen. */
export function isolated(values: ArrayLike<number | null | undefined>): number[] {
  return Array.from(values).flatMap((value, i) =>
    value != null && values[i - 1] == null && values[i + 1] == null ? i : [],
  );
}
