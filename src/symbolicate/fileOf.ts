import type { UploadedFile } from './Upload.js';

/** The upload that a page's URL means; else how many do, none or several. */
export type Match = UploadedFile | { fits: number };

/**
 * The uploaded file that was served at a URL: the one of that very path; else, of those uploaded without a prefix, the
 * one whose path ends as the URL's does. One must be the other's end, whole folder names compared; of several, the one
 * that shares most. What another origin serves must have been uploaded with that origin.
 */
export function fileOf(files: readonly UploadedFile[], url: string): Match {
  const wanted = decoded(url);
  const exact = files.find(({ path }) => decoded(path) === wanted);
  if (exact) return exact;
  if (!wanted.startsWith('/')) return { fits: 0 };
  const segments = wanted.slice(1).split('/');
  let best: UploadedFile[] = [];
  let most = 1;
  for (const file of files) {
    if (/^(\/|[a-z][\w+.-]*:)/i.test(file.path)) continue;
    const own = decoded(file.path).split('/');
    const shared = sharedEnd(own, segments);
    if (shared < Math.min(own.length, segments.length) || shared < most) continue;
    if (shared > most) best = [];
    most = shared;
    best.push(file);
  }
  const [first, ...others] = best;
  if (!first) return { fits: 0 };
  // The same file under several paths is no ambiguity.
  if (others.some(({ served, map }) => served !== first.served || map !== first.map))
    return { fits: best.length };
  return first;
}

function sharedEnd(a: readonly string[], b: readonly string[]): number {
  let shared = 0;
  while (shared < a.length && shared < b.length && a.at(-1 - shared) === b.at(-1 - shared)) shared++;
  return shared;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
