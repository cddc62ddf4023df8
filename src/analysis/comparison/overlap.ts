import type { Filter } from '../../wire/index.js';

/** Whether an entry can be on both sides, so that the samples would not be independent. */
export function overlap(a: Filter, b: Filter): boolean {
  for (const part of ['app', 'release', 'route', 'device'] as const) {
    if (a[part] !== undefined && b[part] !== undefined && a[part] !== b[part]) return false;
  }
  return Math.max(a.from ?? 0, b.from ?? 0) < Math.min(a.to ?? Infinity, b.to ?? Infinity);
}
