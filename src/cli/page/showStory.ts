import type { PageHead, PageStory } from '../../wire/index.js';
import { count, counted } from '../text/count.js';
import { cut } from '../text/cut.js';
import { duration } from '../text/duration.js';
import { foreign, type Line, own, type Span } from '../text/Line.js';
import { lineWidth } from '../text/lineWidth.js';
import { paint } from '../text/paint.js';
import { percent } from '../text/percent.js';
import { table } from '../text/table.js';
import { linesOf } from './linesOf.js';
import type { StoryLine } from './StoryLine.js';

export interface StoryLook {
  colour: boolean;
  /** Columns. */
  width: number;
  /** Lines of the story. */
  limit: number;
  /** Only what overlaps this time, ms on the page's clock; the bars are scaled to it. */
  between?: readonly [from: number, to: number];
}

/** One visit for a terminal: who, and then what happened, in time order. */
export function showStory(head: PageHead, story: PageStory, look: StoryLook): string {
  const { width, limit, colour, between } = look;
  const all = linesOf(story).filter(
    ({ start, duration = 0 }) =>
      !between || (start <= between[1] && start + Math.max(0, duration) >= between[0]),
  );
  const shown = chosen(all, limit);
  const scale = between ?? span(all);
  const lines: Line[] = [
    ...headLines(head, width),
    [],
    ...table(
      {
        columns: [
          { head: 'start' },
          { head: 'took' },
          {
            head: `${duration(scale[0])} … ${duration(scale[1])}`,
            drawn: [Math.max(12, Math.floor(width / 4)), Math.max(12, Math.floor(width / 2))],
          },
          { head: '', left: true, shrinks: 12 },
        ],
        rows: shown.map((line) => [
          line.unplaced ? [] : [own(clock(line.start))],
          line.duration === undefined ? [] : [own(duration(line.duration))],
          (room) => (line.unplaced ? [] : barOf(line, scale, room)),
          line.text,
        ]),
      },
      width,
    ),
    ...(all.length > shown.length
      ? [[own(`  … and ${all.length - shown.length} more: --limit ${all.length}`, 'dim')]]
      : []),
  ];
  return `${lines.map((line) => paint(cut(line, width), colour)).join('\n')}\n`;
}

function headLines(head: PageHead, width: number): Line[] {
  const { id, app, release, environment, url, session, timeOrigin, device, context, views, coverage } = head;
  const { stored, numbered, dropped, missing } = coverage;
  const given = Object.values(dropped).reduce((sum, entries) => sum + entries, 0);
  const parts = [
    [foreign(app), ...[release, environment].filter(Boolean).map((text) => foreign(text))],
    [own(`${new Date(timeOrigin).toISOString().slice(0, 19).replace('T', ' ')} UTC`), foreign(session)],
    [
      ...(device.cores === undefined ? [] : [own(counted(device.cores, 'core'))]),
      ...(device.memory === undefined ? [] : [own(`${device.memory} GiB`)]),
      ...(device.effectiveType === undefined ? [] : [foreign(device.effectiveType)]),
      ...(device.mobile ? [own('mobile')] : []),
      ...Object.entries(context).map(([name, value]) => foreign(`${name} ${value}`)),
    ],
    [
      own(counted(views.length, 'view')),
      own(`${percent(stored / numbered)} of ${count(numbered)} numbered entries`),
      ...(given ? [own(`${count(given)} dropped`, 'yellow')] : []),
      ...(missing ? [own(`${count(missing)} missing`, 'red')] : []),
    ],
  ];
  return [
    cut([own('Page ', 'bold'), own(id)], width),
    cut([foreign(url, 'bold')], width),
    ...parts.flatMap((spans) => inLines(spans, width)),
  ];
}

/** The parts with dots between, in as many lines as they take. */
function inLines(parts: readonly Span[], width: number): Line[] {
  const lines: Span[][] = [];
  for (const part of parts) {
    const line = lines.at(-1);
    if (line && lineWidth([...line, own(' · '), part]) <= width) line.push(own(' · ', 'dim'), part);
    else lines.push([part]);
  }
  return lines;
}

/** Where there are too many, the shorter ones of those that can be spared are left out. */
function chosen(all: readonly StoryLine[], limit: number): readonly StoryLine[] {
  if (all.length <= limit) return all;
  const weight = ({ kept, duration = 0 }: StoryLine) => (kept ? 1e12 : 0) + duration;
  const best = new Set([...all].sort((a, b) => weight(b) - weight(a)).slice(0, limit));
  return all.filter((line) => best.has(line));
}

function span(lines: readonly StoryLine[]): [number, number] {
  let [from, to] = [0, 1];
  for (const { start, duration = 0 } of lines) {
    from = Math.min(from, start, start + duration);
    to = Math.max(to, start, start + duration);
  }
  return [from, to];
}

function barOf(
  { start, duration, style }: StoryLine,
  [from, to]: readonly [number, number],
  room: number,
): Line {
  const column = (ms: number) => Math.max(0, Math.min(room, ((ms - from) / (to - from || 1)) * room));
  const first = Math.min(room - 1, Math.floor(column(start)));
  const last = Math.max(first + 1, Math.round(column(start + (duration ?? 0))));
  const glyphs = duration === undefined ? '◆' : '█'.repeat(last - first);
  return [own(' '.repeat(first)), own(glyphs, style)];
}

/** `1,240 ms`: what is compared line by line stays in one unit. */
function clock(ms: number): string {
  return `${count(Math.round(ms))} ms`;
}
