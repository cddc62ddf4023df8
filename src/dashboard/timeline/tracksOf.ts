import type { PageStory } from '../../wire/answers.js';
import type { Bar, Kind, Track } from './Bar.js';
import { barsOf } from './barsOf.js';
import { byStart, lanesOf } from './lanesOf.js';
import { spanLanesOf } from './spanLanesOf.js';

/** Lanes of a track, beside the one of what found no place. */
const most = 20;
/** Tracks that the page has named; the others share one. */
const mostOwn = 12;

const titles: Record<Kind, string> = {
  view: 'Views',
  hole: 'Not here',
  vital: 'Vitals and load',
  interaction: 'Interactions',
  frame: 'Long frames',
  script: 'Scripts in long frames',
  rendering: 'Scripts in long frames',
  longtask: 'Long tasks',
  shift: 'Layout shifts',
  span: 'Spans',
  measure: 'Measures',
  mark: 'Marks',
  request: 'Requests',
  other: 'Other',
};

/** All that is told of a page as tracks, in the order in which they are read; those without a bar are left out. */
export function tracksOf(story: PageStory): Track[] {
  const tracks = new Map<string, { title: string; bars: Bar[] }>();
  for (const title of Object.values(titles)) tracks.set(title, { title, bars: [] });
  const own = new Map<string, { title: string; bars: Bar[] }>();
  for (const bar of barsOf(story)) {
    const named = bar.kind === 'measure' || bar.kind === 'mark' ? ownTrack(bar) : undefined;
    if (!named) {
      tracks.get(titles[bar.kind])!.bars.push(bar);
      continue;
    }
    const title = own.has(named) || own.size < mostOwn ? named : 'More tracks';
    const track = own.get(title) ?? { title, bars: [] };
    own.set(title, track);
    track.bars.push(bar);
  }
  return [...order(tracks, own)]
    .filter(({ bars }) => bars.length)
    .map(({ title, bars }, i) => {
      const sorted = bars.sort(byStart);
      return {
        key: `${i} ${title}`,
        title,
        bars: sorted,
        lanes: (title === titles.span ? spanLanesOf : lanesOf)(sorted, most),
      };
    });
}

/** The page's own tracks stand below its other measures. */
function* order<T extends { title: string }>(tracks: Map<string, T>, own: Map<string, T>): Generator<T> {
  for (const track of tracks.values()) {
    yield track;
    if (track.title === titles.measure) yield* own.values();
  }
}

/** Source: https://developer.chrome.com/docs/devtools/performance/extension */
function ownTrack({ entry }: Bar): string | undefined {
  const detail = entry && 'detail' in entry ? entry.detail : undefined;
  const { track, trackGroup } = Object((detail as { devtools?: unknown } | undefined)?.devtools) as Record<
    string,
    unknown
  >;
  if (typeof track !== 'string' || !track) return undefined;
  return typeof trackGroup === 'string' && trackGroup ? `${trackGroup} · ${track}` : track;
}
