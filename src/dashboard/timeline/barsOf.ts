import type { PageStory, StoryEntry, StoryFrame, StoryView } from '../../wire/answers.js';
import type { NavigationEntry, WebVitalEntry } from '../../wire/entries.js';
import { ratingOf, vitalBounds } from '../../wire/rating.js';
import type { Bar } from './Bar.js';
import { scriptName } from './scriptName.js';

/** Everything that is told of a page as bars, in no order. */
export function barsOf({ head, entries, holes }: PageStory): Bar[] {
  const bars = entries.flatMap(barsOfEntry);
  const parents = new Set(bars.map(({ parent }) => parent));
  for (const bar of bars) if (bar.parent !== undefined || parents.has(bar.id)) bar.kind = 'span';
  const end = bars.reduce((latest, bar) => Math.max(latest, bar.end), 0);
  return [
    ...onceEach(bars),
    ...viewBars(head?.views ?? [], end),
    ...holes.map((hole): Bar => {
      const { from, to, after, before } = hole;
      const [a, b] = [after ?? before ?? 0, before ?? after ?? 0];
      const count = to - from;
      return {
        id: `h${from}`,
        kind: 'hole',
        start: Math.min(a, b),
        end: Math.max(a, b),
        label: `${count} ${count === 1 ? 'entry' : 'entries'} ${hole.state}`,
        hole,
      };
    }),
  ];
}

/** A view ends where the next begins. */
function viewBars(views: readonly StoryView[], end: number): Bar[] {
  return views.map((view, i) => {
    const next = views[i + 1]?.startTime ?? end;
    return {
      id: `v${view.n}`,
      kind: 'view',
      start: view.startTime,
      end: Math.max(view.startTime, next),
      label: view.route || view.url,
      view,
    };
  });
}

/** An interaction is told again when it turned out longer: the last of them counts. */
function onceEach(bars: readonly Bar[]): Bar[] {
  const last = new Map<number, number>();
  for (const { kind, start, entry } of bars)
    if (kind === 'interaction' && entry) last.set(start, Math.max(last.get(start) ?? 0, entry.seq));
  return bars.filter(({ kind, start, entry }) => kind !== 'interaction' || last.get(start) === entry?.seq);
}

function barsOfEntry(entry: StoryEntry): Bar[] {
  const bar = (kind: Bar['kind'], label: string, from: number, length = 0, more: Partial<Bar> = {}): Bar => {
    // A measure may end before it begins.
    const [start, end] = length < 0 ? [from + length, from] : [from, from + length];
    return { id: String(entry.seq), kind, start, end, label, entry, ...more };
  };
  const { startTime } = entry;
  switch (entry.type) {
    case 'view':
    case 'functions':
      return [];
    case 'mark':
      return [bar('mark', entry.name, startTime)];
    case 'measure': {
      const { name, duration, parent } = entry;
      return [
        bar('measure', name, startTime, duration, parent === undefined ? {} : { parent: String(parent) }),
      ];
    }
    case 'longtask':
      return [bar('longtask', entry.container ?? entry.name ?? 'long task', startTime, entry.duration)];
    case 'long-animation-frame':
      return frameBars(entry);
    case 'resource': {
      const { responseStart, duration } = entry;
      const end = startTime + duration;
      const strong = responseStart && responseStart < end ? [[responseStart, end] as const] : [];
      return [
        bar('request', lastPart(entry.name), startTime, duration, { strong: strong as [number, number][] }),
      ];
    }
    case 'navigation':
      return navigationBars(entry, bar);
    case 'web-vital':
      return [vitalBar(entry, bar)];
    default:
      return [bar('other', `${entry.sentType} ${entry.name ?? ''}`.trim(), startTime, entry.duration)];
  }
}

type Make = (kind: Bar['kind'], label: string, from: number, length?: number, more?: Partial<Bar>) => Bar;

function vitalBar(vital: WebVitalEntry & { seq: number; view: number }, bar: Make): Bar {
  const { name, value, startTime, attribution = {} } = vital;
  const rating = ratingOf(value, vitalBounds[name]);
  const number = (key: string) => (typeof attribution[key] === 'number' ? attribution[key] : undefined);
  if (name === 'INP') {
    const start = number('interactionTime') ?? startTime;
    const handlers = start + (number('inputDelay') ?? 0);
    const work = number('processingDuration');
    const label =
      `${attribution.interactionType ?? 'interaction'} ${attribution.interactionTarget ?? ''}`.trim();
    const strong: [number, number][] = work ? [[handlers, handlers + work]] : [];
    return bar('interaction', label, start, value, { rating, strong });
  }
  if (name === 'CLS') return bar('shift', `CLS ${value}`, startTime, 0, { rating });
  // Its entry is the navigation's, which begins at 0; the moment is the value.
  return bar('vital', name, name === 'TTFB' ? startTime + value : startTime, 0, { rating });
}

function navigationBars(navigation: NavigationEntry & { seq: number; view: number }, bar: Make): Bar[] {
  const { fetchStart = 0, responseStart = 0, responseEnd = 0 } = navigation;
  const strong: [number, number][] = responseStart ? [[responseStart, responseEnd]] : [];
  const moments = [
    ['DOMContentLoaded', navigation.domContentLoadedEventEnd],
    ['load', navigation.loadEventEnd],
  ] as const;
  return [
    bar('request', 'document', fetchStart, Math.max(0, responseEnd - fetchStart), { strong }),
    ...moments.flatMap(([name, time]) =>
      time ? [bar('vital', name, time, 0, { id: `${navigation.seq}.${name}` })] : [],
    ),
  ];
}

function frameBars(frame: StoryFrame & { seq: number; view: number }): Bar[] {
  const { seq, startTime, duration, renderStart, styleAndLayoutStart, blockingDuration } = frame;
  const end = startTime + duration;
  const rendering = renderStart && renderStart < end ? renderStart : undefined;
  const style = styleAndLayoutStart && styleAndLayoutStart < end ? styleAndLayoutStart : undefined;
  const drawn = rendering ?? style;
  const bars: Bar[] = [
    {
      id: String(seq),
      kind: 'frame',
      start: startTime,
      end,
      label: blockingDuration ? 'blocking frame' : 'long frame',
      strong: drawn === undefined ? [] : [[drawn, end]],
      entry: frame,
    },
  ];
  if (drawn !== undefined)
    bars.push({
      id: `${seq}.r`,
      kind: 'rendering',
      start: drawn,
      end,
      label: 'rendering',
      strong: style === undefined ? [] : [[style, end]],
      entry: frame,
    });
  for (const [i, script] of (frame.scripts ?? []).entries()) {
    const forced = script.forcedStyleAndLayoutDuration ?? 0;
    bars.push({
      id: `${seq}.${i}`,
      kind: 'script',
      start: script.startTime,
      end: script.startTime + script.duration,
      label: scriptName(script),
      forced: script.duration > 0 ? Math.min(1, forced / script.duration) : 0,
      entry: frame,
      script,
    });
  }
  return bars;
}

function lastPart(url: string): string {
  return url.replace(/\/+$/, '').split('/').pop() || url;
}
