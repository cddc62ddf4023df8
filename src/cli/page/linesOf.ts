import {
  type FunctionsEntry,
  type Hole,
  type PageStory,
  ratingOf,
  type StoryEntry,
  type StoryFrame,
  type StoryScript,
  vitalBounds,
  type WebVitalEntry,
} from '../../wire/index.js';
import { type Named, placeOf } from '../report/placeOf.js';
import { bytes } from '../text/bytes.js';
import { counted } from '../text/count.js';
import { duration } from '../text/duration.js';
import { foreign, type Line, own, type Span } from '../text/Line.js';
import { vitalValue } from '../text/vitalValue.js';
import { measureTrees, type Nested } from './measureTrees.js';
import { runningLines } from './runningLines.js';
import type { StoryLine } from './StoryLine.js';

const colours = { good: 'green', 'needs-improvement': 'yellow', poor: 'red' } as const;

/** A visit told in lines, in time order; right below a frame stands what ran in it, below a span its parts. */
export function linesOf({ head, entries, holes }: PageStory): StoryLine[] {
  const latest = new Map<string, StoryEntry>();
  for (const entry of entries) {
    if (entry.type !== 'web-vital') continue;
    const key = `${entry.view} ${entry.name}`;
    if ((latest.get(key)?.seq ?? -1) < entry.seq) latest.set(key, entry);
  }
  const groups: StoryLine[][] = [];
  for (const view of head?.views ?? []) {
    groups.push([
      {
        start: view.startTime,
        style: 'cyan',
        kept: true,
        text: [
          own('view ', 'bold'),
          foreign(view.route || view.url, 'bold'),
          own(`  ${view.navigationType}`, 'dim'),
        ],
      },
    ]);
  }
  for (const entry of entries) {
    if (entry.type === 'web-vital' && latest.get(`${entry.view} ${entry.name}`) !== entry) continue;
    const lines = linesOfEntry(entry);
    if (lines.length) groups.push(lines);
  }
  for (const tree of measureTrees(entries)) groups.push(tree.map(measure));
  for (const hole of holes) groups.push([gap(hole)]);
  return groups.sort(([a], [b]) => a!.start - b!.start).flat();
}

function linesOfEntry(entry: StoryEntry): StoryLine[] {
  const { startTime: start } = entry;
  switch (entry.type) {
    case 'long-animation-frame':
      return [frame(entry), ...(entry.scripts ?? []).map(script), ...runningLines(entry)];
    case 'longtask': {
      const whose = entry.container ?? entry.name;
      return [
        {
          start,
          duration: entry.duration,
          style: 'red',
          text: [kind('long task'), ...(whose ? [foreign(whose)] : [])],
        },
      ];
    }
    case 'measure':
      // Told as trees.
      return [];
    case 'mark':
      return [{ start, style: 'cyan', text: [kind('mark'), foreign(entry.name)] }];
    case 'resource':
      return [
        {
          start,
          duration: entry.duration,
          style: 'dim',
          text: [kind('request'), foreign(entry.name), ...aside(requestNotes(entry))],
        },
      ];
    case 'navigation':
      return [
        {
          start,
          ...(entry.duration !== undefined && { duration: entry.duration }),
          style: 'dim',
          kept: true,
          text: [
            kind('load'),
            ...aside([
              entry.responseStart !== undefined && `first byte ${duration(entry.responseStart)}`,
              entry.domContentLoadedEventEnd !== undefined &&
                `DOM ${duration(entry.domContentLoadedEventEnd)}`,
              entry.transferSize !== undefined && bytes(entry.transferSize),
            ]),
          ],
        },
      ];
    case 'web-vital':
      return [entry.name === 'INP' ? interaction(entry) : vital(entry)];
    case 'functions':
      return entry.name === 'view' ? [functions(entry)] : [];
    case 'view':
      // Told by the page's head.
      return [];
    case 'other':
      return [
        {
          start,
          ...(entry.duration !== undefined && { duration: entry.duration }),
          style: 'dim',
          text: [foreign(entry.sentType, 'dim'), own(' '), foreign(entry.name ?? '')],
        },
      ];
  }
}

/** A view's table in a line: what took most. */
function functions({ startTime: start, duration: took, rows }: FunctionsEntry): StoryLine {
  const ownOf = new Map<string, number>();
  for (const { name, own: ms } of rows) ownOf.set(name, (ownOf.get(name) ?? 0) + ms);
  const most = [...ownOf].sort(([, a], [, b]) => b - a).slice(0, 3);
  return {
    start,
    duration: took,
    style: 'dim',
    text: [
      kind('functions'),
      ...most.flatMap(([name, ms]) => [foreign(name, 'bold'), own(` ${duration(ms)}  `)]),
      own(`of ${counted(ownOf.size, 'name')}`, 'dim'),
    ],
  };
}

function frame({
  startTime,
  duration: took,
  blockingDuration: blocking = 0,
  renderStart,
}: StoryFrame): StoryLine {
  const rendering = renderStart === undefined ? 0 : startTime + took - renderStart;
  return {
    start: startTime,
    duration: took,
    style: 'red',
    kept: true,
    text: [
      kind('long frame'),
      own(`${duration(blocking)} blocking`, blocking > 0 ? 'red' : undefined),
      ...aside([rendering > 0 && `rendering ${duration(rendering)}`]),
    ],
  };
}

function measure([{ startTime: start, duration, name }, depth]: Nested): StoryLine {
  const before = depth ? own(`${'  '.repeat(Math.min(depth, 12) - 1)}└ `, 'dim') : kind('measure');
  return { start, duration, style: 'cyan', text: [before, foreign(name, 'bold')] };
}

function script(ran: StoryScript): StoryLine {
  const { forcedStyleAndLayoutDuration: forced = 0, startTime, source } = ran;
  const named: Named = {
    sourceURL: ran.sourceURL ?? '',
    sourceFunctionName: ran.sourceFunctionName ?? '',
    invoker: ran.invoker ?? '',
    invokerType: ran.invokerType ?? '',
    ...(ran.sourceCharPosition !== undefined && { sourceCharPosition: ran.sourceCharPosition }),
    ...(source && { source }),
  };
  return {
    start: startTime,
    duration: ran.duration,
    style: 'yellow',
    kept: true,
    text: [
      own('└ ', 'dim'),
      ...placeOf(named),
      ...(forced > 0 ? [own(`  ${duration(forced)} forced layout`, 'yellow')] : []),
    ],
  };
}

function interaction(entry: WebVitalEntry): StoryLine {
  const { value, startTime, attribution = {} } = entry;
  const colour = colours[ratingOf(value, vitalBounds.INP)];
  const at = Number(attribution.interactionTime);
  const phase = (name: string, of: string) => {
    const ms = attribution[of];
    return typeof ms === 'number' && `${name} ${duration(ms)}`;
  };
  const target = String(attribution.interactionTarget ?? '');
  return {
    start: Number.isFinite(at) ? at : startTime,
    duration: value,
    style: colour,
    kept: true,
    text: [
      kind('interaction'),
      own(`INP ${duration(value)} `, colour),
      foreign(target, 'bold'),
      ...aside([
        phase('waited', 'inputDelay'),
        phase('handlers', 'processingDuration'),
        phase('paint', 'presentationDelay'),
      ]),
    ],
  };
}

function vital({ name, value, startTime, attribution = {} }: WebVitalEntry): StoryLine {
  const rating = ratingOf(value, vitalBounds[name]);
  const colour = colours[rating];
  const target = attribution.target ?? attribution.largestShiftTarget;
  return {
    start: startTime,
    style: colour,
    kept: true,
    text: [
      kind('vital'),
      own(`${name} ${vitalValue(name, value)}`, colour),
      own(` ${rating.replace('-', ' ')}`, 'dim'),
      ...(target === undefined ? [] : [own('  '), foreign(String(target))]),
    ],
  };
}

function gap(hole: Hole): StoryLine {
  const { after, before, from, to, state } = hole;
  const start = after ?? before ?? 0;
  const why = hole.state === 'dropped' ? `dropped, ${hole.reason}` : 'missing';
  return {
    start,
    ...(before !== undefined && before > start && { duration: before - start }),
    style: 'dim',
    kept: true,
    text: [own(`⋯ ${counted(to - from, 'entry', 'entries')} ${why}`, state === 'missing' ? 'red' : 'yellow')],
  };
}

function requestNotes(entry: StoryEntry & { type: 'resource' }): (string | false)[] {
  const {
    initiatorType,
    transferSize,
    encodedBodySize,
    renderBlockingStatus,
    responseStatus,
    responseStart,
  } = entry;
  const size = transferSize ?? encodedBodySize;
  return [
    initiatorType !== undefined && initiatorType,
    size !== undefined && bytes(size),
    responseStart !== undefined && `first byte after ${duration(responseStart - entry.startTime)}`,
    renderBlockingStatus !== undefined && 'blocked rendering',
    responseStatus !== undefined && responseStatus >= 400 && `status ${responseStatus}`,
  ];
}

function kind(name: string): Span {
  return own(`${name} `, 'dim');
}

/** What is known beside the name, as far as it is. */
function aside(notes: readonly (string | false)[]): Line {
  const known = notes.filter((note) => note !== false);
  return known.length ? [own('  '), foreign(known.join(' · '), 'dim')] : [];
}
