import type { Bar, Track } from './Bar.js';

export type Step = 'previous' | 'next' | 'up' | 'down';

/**
 * The bar that a step leads to: the previous or next of the same track, or the nearest of the next track up or down;
 * from nowhere, the first of the first track.
 */
export function stepFrom(tracks: readonly Track[], selected: Bar | undefined, step: Step): Bar | undefined {
  const place = tracks.findIndex(({ bars }) => bars.some(({ id }) => id === selected?.id));
  if (!selected || place < 0) return tracks[0]?.bars[0];
  const { bars } = tracks[place]!;
  if (step === 'previous' || step === 'next') {
    const i = bars.findIndex(({ id }) => id === selected.id);
    return bars[i + (step === 'next' ? 1 : -1)] ?? selected;
  }
  const other = tracks[place + (step === 'down' ? 1 : -1)];
  if (!other) return selected;
  const away = (bar: Bar) => Math.max(bar.start - selected.end, selected.start - bar.end, 0);
  return other.bars.reduce((nearest, bar) => (away(bar) < away(nearest) ? bar : nearest));
}
