import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import type { Bar, Track } from './Bar.js';
import { moment } from './moment.js';

/** What is selected, to be heard. */
export function sentenceOf(bar: Bar, tracks: readonly Track[]): string {
  const track = tracks.find(({ bars }) => bars.some(({ id }) => id === bar.id));
  const place = track ? track.bars.findIndex(({ id }) => id === bar.id) + 1 : 0;
  const parts = [
    `${track?.title ?? ''}, ${count(place)} of ${count(track?.bars.length ?? 0)}: ${bar.label}`,
    `at ${moment(bar.start)}`,
    bar.end > bar.start && `for ${duration(bar.end - bar.start)}`,
    bar.forced && `of that ${duration(bar.forced * (bar.end - bar.start))} forced layout`,
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}
