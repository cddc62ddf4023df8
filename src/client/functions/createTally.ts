import type { FunctionRow, FunctionsEntry } from '../../wire/types.js';
import { round } from '../plain.js';
import { shared } from '../shared.js';
import { addSums, noSums, type Sums } from './sums.js';

/** An instrumented function, or a component in one phase. */
export interface Callee {
  readonly name: string;
  readonly kind?: 'component';
  readonly phase?: 'mount' | 'update';
  /** Its rows by caller; `undefined` for none. */
  readonly rows: Map<Callee | undefined, Row>;
}

/** What one callee did on behalf of one caller. */
export interface Row {
  readonly callee: Callee;
  readonly caller: Callee | undefined;
  /** Within the stretch that is going on. */
  sums: Sums;
  /** Before it, since the last table. */
  base: Sums;
}

/** Sums up what instrumented code does, and tells it as small tables: one a view, one a long frame. */
export interface Tally {
  /** What runs now. */
  caller: Callee | undefined;
  /** Of the time of `caller`, what other instrumented code took so far, ms. */
  nested: number;
  row(callee: Callee, caller: Callee | undefined): Row;
  /** Work of nobody's behalf begins … */
  begin(start: number): void;
  /** … and has ended. */
  end(end: number): void;
  /** The sums to add a call to. */
  touch(row: Row): Sums;
}

/** A stretch of instrumented work with hardly a pause in it; kept apart until it is known whether a long frame holds it. */
interface Stretch {
  start: number;
  rows: Map<Row, Sums>;
}

/** Shorter stretches explain nothing of a long frame, ms; as the browser does with scripts. */
const worthwhile = 5;
/** A longer pause ends a stretch, ms. */
const longestPause = 1;
/** So long a stretch goes on at most, ms: a frame may begin in it. */
const longestStretch = 50;
/** The browser tells of a long frame within that time, ms. */
const patience = 5_000;
const mostWaiting = 100;
/** From the first call to the next table where no view ends before, ms. */
const tableAfter = 30_000;
/** From a long frame to its table, ms. */
const framesAfter = 500;
/** Characters of an entry's rows. */
const entryLength = 12_000;

export function createTally(): Tally {
  /** Rows of the stretch that is going on. */
  let touched: Row[] = [];
  let stretchStart = 0;
  let lastEnd = -longestPause * 2;
  let waiting: Stretch[] = [];
  /** Of long frames whose table is not told yet. */
  const frames = new Map<PerformanceEntry, Map<Row, Sums>>();
  const base = new Set<Row>();
  let since = performance.now();
  let tableTimer: ReturnType<typeof setTimeout> | 0 = 0;
  let framesTimer: ReturnType<typeof setTimeout> | 0 = 0;

  const addToBase = (row: Row, sums: Sums) => {
    addSums(row.base, sums);
    base.add(row);
    tableTimer ||= setTimeout(() => shared.tell && tell(shared.tell), tableAfter);
  };

  const closeStretch = () => {
    const keep = observer && lastEnd - stretchStart >= worthwhile;
    const rows = new Map<Row, Sums>();
    for (const row of touched) {
      if (keep) rows.set(row, row.sums);
      else addToBase(row, row.sums);
      row.sums = noSums();
    }
    if (keep) waiting.push({ start: stretchStart, rows });
    touched = [];
    const tooOld = stretchStart - patience;
    giveBack(({ start }, i) => start < tooOld || i < waiting.length - mostWaiting);
  };

  /** No frame has claimed them: they count for the view alone. */
  const giveBack = (which: (stretch: Stretch, i: number) => boolean) => {
    waiting = waiting.filter((stretch, i) => {
      if (!which(stretch, i)) return true;
      for (const [row, sums] of stretch.rows) addToBase(row, sums);
      return false;
    });
  };

  const claim = (entries: PerformanceEntryList) => {
    if (!entries.length) return;
    closeStretch();
    for (const frame of entries)
      waiting = waiting.filter(({ start, rows }) => {
        if (start < frame.startTime - 1 || start >= frame.startTime + frame.duration) return true;
        const told = frames.get(frame) ?? new Map<Row, Sums>();
        frames.set(frame, told);
        for (const [row, sums] of rows) {
          const known = told.get(row);
          if (known) addSums(known, sums);
          else told.set(row, sums);
        }
        return false;
      });
    if (frames.size) framesTimer ||= setTimeout(() => shared.tell && tellFrames(shared.tell), framesAfter);
  };

  const tellFrames = (record: Record) => {
    clearTimeout(framesTimer);
    framesTimer = 0;
    for (const [frame, rows] of frames)
      for (const some of pieces(rows))
        record({
          type: 'functions',
          name: 'long-animation-frame',
          startTime: round(frame.startTime),
          duration: round(frame.duration),
          blockingDuration: round((frame as PerformanceLongAnimationFrameTiming).blockingDuration),
          rows: some,
        });
    frames.clear();
  };

  const tell = (record: Record) => {
    clearTimeout(tableTimer);
    tableTimer = 0;
    claim(observer?.takeRecords() ?? []);
    closeStretch();
    giveBack(() => true);
    tellFrames(record);
    const startTime = since;
    since = performance.now();
    for (const some of pieces(new Map([...base].map((row) => [row, row.base]))))
      record({
        type: 'functions',
        name: 'view',
        startTime: round(startTime),
        duration: round(since - startTime),
        rows: some,
      });
    for (const row of base) row.base = noSums();
    base.clear();
  };

  const observer = observeFrames(claim);
  shared.sources.push(tell);

  return {
    caller: undefined,
    nested: 0,
    row(callee, caller) {
      let row = callee.rows.get(caller);
      if (!row) {
        row = { callee, caller, sums: noSums(), base: noSums() };
        callee.rows.set(caller, row);
      }
      return row;
    },
    begin(start) {
      if (start - lastEnd > longestPause || start - stretchStart > longestStretch) {
        closeStretch();
        stretchStart = start;
      }
      // A component's render is told when it is committed, after what it contains.
      if (start < stretchStart) stretchStart = start;
    },
    end(end) {
      lastEnd = Math.max(lastEnd, end);
    },
    touch(row) {
      const { sums } = row;
      // A call adds to at least one of them.
      if (!sums.calls && !sums.buckets.length) touched.push(row);
      return sums;
    },
  };
}

type Record = (entry: FunctionsEntry) => unknown;

function observeFrames(claim: (entries: PerformanceEntryList) => void): PerformanceObserver | undefined {
  const type = 'long-animation-frame';
  try {
    if (!PerformanceObserver.supportedEntryTypes.includes(type)) return;
    const observer = new PerformanceObserver((list) => claim(list.getEntries()));
    observer.observe({ type });
    return observer;
  } catch {}
}

/** Rows as the wire has them, in pieces that an entry takes. */
function pieces(rows: Map<Row, Sums>): FunctionRow[][] {
  const all: FunctionRow[][] = [];
  let room = 0;
  for (const [{ callee, caller }, sums] of rows) {
    const row = toRow(callee, caller, sums);
    const length = JSON.stringify(row).length;
    if (room < length) {
      all.push([]);
      room = entryLength;
    }
    room -= length;
    all.at(-1)!.push(row);
  }
  return all;
}

function toRow({ name, kind, phase }: Callee, caller: Callee | undefined, sums: Sums): FunctionRow {
  const { calls, total, own, longest, render, layoutEffects, effects, buckets } = sums;
  const durations: number[] = [];
  buckets.forEach((count, bucket) => {
    durations.push(bucket, count);
  });
  return {
    name,
    ...(kind && { kind }),
    ...(caller && { caller: caller.name }),
    ...(phase && { phase }),
    calls,
    total: round(total),
    own: round(own),
    longest: round(longest),
    ...(render && { render: round(render) }),
    ...(layoutEffects && { layoutEffects: round(layoutEffects) }),
    ...(effects && { effects: round(effects) }),
    ...(durations[0] !== undefined && { durations }),
  };
}
