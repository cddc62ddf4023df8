import { limits } from '../wire/limits.js';

/** To 0.1 ms; what is too large for that stays as it is. */
export function round(time: number): number {
  const rounded = Math.round(time * 10) / 10;
  return Number.isFinite(rounded) ? rounded : time;
}

/** What the wire requires of each entry that lasts, even where it is 0. */
export const times = ({ startTime, duration }: PerformanceEntry) => ({
  startTime: round(startTime),
  duration: round(duration),
});

/** Without query and hash, and without the page's own origin. */
export function cleanUrl(url: string): string {
  const bare = bareUrl(url);
  return bare.startsWith(`${location.origin}/`) ? bare.slice(location.origin.length) : bare;
}

/** Without query and hash. */
export const bareUrl = (url: string): string => url.split(/[?#]/, 1)[0]!.slice(0, limits.url);

/**
 * The numbers and strings of a platform object under their own names, as the wire has them: rounded, URLs cleaned,
 * and what does not apply (0, empty) left out. Reads getters on the prototype, which `toJSON` may leave out.
 * @param wanted of names followed by their values; all but what every entry has unless given
 */
export function plain(
  source: object,
  wanted = /^(?!name|entryT|navigationId)/,
): Record<string, string | number> {
  const copy: Record<string, string | number> = {};
  for (const key in source) {
    const value: unknown = source[key as never];
    if (!wanted.test(key + value)) continue;
    if (typeof value === 'number') {
      // A script's first character is at 0; elsewhere 0 says that there is nothing.
      if (value > 0 || (!value && key === 'sourceCharPosition')) copy[key] = round(value);
    } else if (typeof value === 'string' && value) {
      copy[key] = (/url$/i.test(key) ? cleanUrl(value) : value).slice(0, limits.url);
    }
  }
  return copy;
}
