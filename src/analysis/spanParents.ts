/** A stored measure. */
export interface Measured {
  /** Its number in the page. */
  seq: number;
  duration: number;
  detail?: unknown;
}

/**
 * Which measures of a page are parts of which others: the parent's `seq` by the part's own. Only what the spans say
 * themselves counts, by the numbers in their `detail`; that one lies within another says nothing.
 *
 * A span that was ended twice left two measures: the longer one is the parent. A parent that is not here is none, and
 * where a page says that spans are parts of one another in a circle, the circle is cut.
 */
export function spanParents(measures: readonly Measured[]): Map<number, number> {
  const spans = new Map<number, Measured>();
  for (const measure of measures) {
    const span = numberIn(measure, 'span');
    const known = span && spans.get(span);
    if (span && !(known && known.duration >= measure.duration)) spans.set(span, measure);
  }
  const parents = new Map<number, number>();
  for (const measure of measures) {
    const parent = spans.get(numberIn(measure, 'parent') ?? 0);
    if (parent) parents.set(measure.seq, parent.seq);
  }
  const sound = new Set<number>();
  for (const start of parents.keys()) {
    const path = new Set<number>();
    for (let seq: number | undefined = start; seq !== undefined && !sound.has(seq); ) {
      path.add(seq);
      const next = parents.get(seq);
      if (next !== undefined && path.has(next)) parents.delete(seq);
      seq = parents.get(seq);
    }
    for (const seq of path) sound.add(seq);
  }
  return parents;
}

function numberIn({ detail }: Measured, key: 'span' | 'parent'): number | undefined {
  const value = (Object(detail) as { [key in 'span' | 'parent']?: unknown })[key];
  return typeof value === 'number' && value > 0 ? value : undefined;
}
