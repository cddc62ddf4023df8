import type { AnatomyParts } from '../wire/index.js';
import { createSpan } from './createSpan.js';

/** All times are ms on one page's clock. Where the browser tells none, a time is 0. */
export interface Run {
  start: number;
  duration: number;
}

/** A long animation frame, or a long task: a frame without scripts that drew nothing. */
export interface Frame<S extends FrameScript = FrameScript> {
  start: number;
  duration: number;
  styleStart: number;
  firstUIEvent: number;
  scripts: readonly S[];
}

export interface FrameScript {
  sourceURL: string;
  sourceFunctionName: string;
  sourceCharPosition: number;
  start: number;
  duration: number;
  /** Of `duration`. */
  forced: number;
  /** Of `duration`. */
  pause: number;
}

export interface Request {
  start: number;
  duration: number;
  responseStart: number;
  initiatorType: string;
}

/** What took some of the time; without script and request it is work that the browser does not name. */
export interface AnatomyPiece<S, R> {
  part: Exclude<keyof AnatomyParts, 'rest'>;
  ms: number;
  script?: S;
  request?: R;
}

export interface Anatomy<S, R> {
  parts: AnatomyParts;
  /** Largest first; they sum to all parts but `rest`. */
  pieces: AnatomyPiece<S, R>[];
}

/** Times of input and of the network come from other processes' clocks. */
const slack = 1;
/** Start and duration are each rounded to 0.1 ms. */
const coarse = 0.2;

/**
 * What the wall time of a measure was made of. Each moment of it counts once, for the first of these that holds it:
 *
 * 1. `script`, `layout`: **its own scripts**. The one in which it began and the one in which it ended, since only running
 *    code can begin or end a measure (of a synchronous measure they are the same one), and between those the other runs
 *    of the same functions. Of a script's time the style and layout that it forced is `layout`, and `pause` (`alert`,
 *    synchronous XHR) is `rest`; the browser tells only how much that was and not when, so a part of the script has it
 *    in proportion. A measure that began with an input's own time stamp did not begin in the script that then ran.
 * 2. `layout`: **rendering of its own frames**, those in which it began, ended or had a script: style and layout up to
 *    the frame's end, scripts in there taken out.
 * 3. `network`: **its own requests**, those that began within the measure and ended in time for it; of one that ended
 *    later up to its first byte. Several at a time: the one that ended last. Other code's frames during them are no loss,
 *    for the answer was not there yet.
 * 4. `blocked`: **other scripts**, then all of the frames that are not its own.
 * 5. `network`: what was under way besides: requests that began before it (it may have waited for one that was already
 *    made) or outlasted it. Beacons nobody waits for.
 * 6. `rest`: idle, timers that had not run out, and work of its own frames that the browser does not name (scripts under
 *    5 ms, parsing, garbage collection).
 *
 * What cannot be told: the entries hold times and no causes. That a script between beginning and end is other code's is
 * assumed from its function; that a request was waited for, from its time. Frames under 50 ms leave no entry, so the
 * work in them is `rest`.
 */
export function anatomy<S extends FrameScript, R extends Request>(
  run: Run,
  frames: readonly Frame<S>[],
  requests: readonly R[],
): Anatomy<S, R> {
  const { start } = run;
  const end = start + Math.max(0, run.duration);
  const span = createSpan(start, end);
  const parts: AnatomyParts = { script: 0, layout: 0, network: 0, blocked: 0, rest: 0 };
  const pieces: AnatomyPiece<S, R>[] = [];
  const give = (piece: AnatomyPiece<S, R>) => {
    if (!(piece.ms > 0)) return;
    parts[piece.part] += piece.ms;
    pieces.push(piece);
  };
  const within = frames.filter((frame) => overlaps(frame, start, end));
  const scripts = within.flatMap((frame) => frame.scripts.filter((script) => overlaps(script, start, end)));
  const own = ownScripts(scripts, start, end, within);

  for (const script of own.scripts) {
    const from = near(script.start, start);
    const to = near(endOf(script), end);
    const ms = span.claim(from, to);
    if (!ms) continue;
    const share = ms / (to - from);
    const forced = clamp(script.forced * share, ms);
    const pause = clamp(script.pause * share, ms - forced);
    parts.rest += pause;
    give({ part: 'layout', ms: forced, script });
    give({ part: 'script', ms: ms - forced - pause, script });
  }
  const ownFrames = within.filter((frame) => own.frame(frame));
  for (const frame of ownFrames) {
    if (!frame.styleStart) continue;
    const rendering = createSpan(Math.max(frame.styleStart, frame.start), endOf(frame));
    for (const script of frame.scripts) rendering.claim(script.start, endOf(script));
    const ms = rendering.free().map(([from, to]) => span.claim(from, to));
    give({ part: 'layout', ms: sum(ms) });
  }

  const awaited = requests
    .filter((request) => overlaps(request, start, end) && request.initiatorType !== 'beacon')
    .sort((a, b) => endOf(b) - endOf(a));
  for (const request of awaited) {
    if (request.start < start - slack) continue;
    const answered = endOf(request) <= end + slack ? endOf(request) : request.responseStart;
    if (answered <= end + slack) give({ part: 'network', ms: span.claim(request.start, answered), request });
  }
  for (const script of scripts)
    if (!own.scripts.has(script))
      give({ part: 'blocked', ms: span.claim(script.start, endOf(script)), script });
  for (const frame of within)
    if (!own.frame(frame)) give({ part: 'blocked', ms: span.claim(frame.start, endOf(frame)) });
  for (const request of awaited)
    give({ part: 'network', ms: span.claim(request.start, endOf(request)), request });

  parts.rest += sum(span.free().map(([from, to]) => to - from));
  return { parts, pieces: pieces.sort((a, b) => b.ms - a.ms) };
}

/** Which scripts are the measure's own, and whether a frame is. */
function ownScripts<S extends FrameScript>(
  scripts: readonly S[],
  start: number,
  end: number,
  frames: readonly Frame<S>[],
): { scripts: Set<S>; frame: (frame: Frame<S>) => boolean } {
  const fromInput = frames.some(
    ({ firstUIEvent }) => firstUIEvent && Math.abs(firstUIEvent - start) <= slack,
  );
  const began = (timed: Timed) =>
    timed.start <= start + coarse && !(fromInput && timed.start < start - slack);
  // Of two that touch, the one that began later.
  const first = latest(scripts.filter(began));
  const last = latest(scripts.filter((script) => endOf(script) >= end - coarse));
  const functions = new Set([first, last].map(functionOf).filter(Boolean));
  const own = new Set(
    scripts.filter((script) => script === first || script === last || functions.has(functionOf(script))),
  );
  const holding = new Set(
    frames.filter(
      (frame) =>
        (began(frame) && endOf(frame) > start) ||
        endOf(frame) >= end ||
        frame.scripts.some((script) => own.has(script)),
    ),
  );
  return { scripts: own, frame: (frame) => holding.has(frame) };
}

interface Timed {
  start: number;
  duration: number;
}

const endOf = ({ start, duration }: Timed) => start + duration;
const overlaps = (timed: Timed, start: number, end: number) => timed.start < end && endOf(timed) > start;
const near = (time: number, edge: number) => (Math.abs(time - edge) <= coarse ? edge : time);
const clamp = (value: number, most: number) => Math.max(0, Math.min(value, most));
const sum = (list: readonly number[]) => list.reduce((total, ms) => total + ms, 0);
const latest = <S extends Timed>(list: readonly S[]) =>
  list.reduce<S | undefined>((last, timed) => (last && last.start > timed.start ? last : timed), undefined);

/** What is alike for runs of one function; nothing where the browser does not name it. */
function functionOf(script: FrameScript | undefined): string | undefined {
  if (!script?.sourceURL) return undefined;
  return [script.sourceURL, script.sourceFunctionName, script.sourceCharPosition].join('\n');
}
