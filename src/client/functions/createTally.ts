import { limits } from '../../wire/limits.js';
import type { FunctionsEntry } from '../../wire/types.js';
import { now } from '../clock.js';
import { round } from '../plain.js';
import { shared } from '../shared.js';
import { observeFrames } from './observeFrames.js';
import { rowsOf } from './rowsOf.js';
import { addSums, addTotal, noSums, type Sums } from './sums.js';

type Kind = Pick<Callee, 'kind' | 'phase'>;
type RecordFunctions = (entry: FunctionsEntry) => unknown;
type Frame = PerformanceLongAnimationFrameTiming;

/** All instrumented functions of one name, or all components of one name in one phase. */
export interface Callee {
  readonly name: string;
  readonly kind?: 'component';
  readonly phase?: 'mount' | 'update';
  /** Its rows by caller; `undefined` for none. */
  readonly rows: Map<Callee | undefined, Row>;
  /** Calls that have begun and not returned. */
  active: number;
  /** Of a component: its last renders, but for those within another of them. */
  renders?: { start: number; held: number; sums: Sums }[];
}

/** What one callee does on behalf of one caller. */
export interface Row {
  readonly callee: Callee;
  readonly caller: Callee | undefined;
  /** Within the stretch that is going on; absent: nothing yet. */
  sums: Sums | undefined;
}

/** Sums up what instrumented code does, and tells it as small tables: one a view, one a long frame. */
export interface Tally {
  /** What runs now. */
  caller: Callee | undefined;
  /** Of the time of `caller`, what other instrumented code took so far, ms. */
  nested: number;
  /** What all wrapped functions came to, each by its own time, ms: it never shrinks. */
  spent: number;
  callee(name: string, kind?: Kind): Callee;
  row(callee: Callee, caller: Callee | undefined): Row;
  /** Work on nobody's behalf begins … */
  begin(start: number): void;
  /** … and has ended. */
  end(end: number): void;
  /** The sums to add a call to that began then. */
  touch(row: Row, start: number): Sums;
  /** The one in which a call that began then, and returns now, is counted. */
  stretchOf(start: number): Stretch;
  /**
   * What a call has promised is there, after so long in all.
   * @param stretch in which the call was counted: its time is told in the same view
   * @param within it was part of another call of the same function
   */
  settle(row: Row, took: number, stretch: Stretch, within: boolean): void;
}

/** What the next entry of a view tells. */
interface Table {
  /** Within its view, where the entry belongs by this. */
  start: number;
  end: number;
  sums: Map<Row, Sums>;
  /** When that view began, or any other number of its own where it is not the last one. */
  view: number | undefined;
}

/** A stretch of work with hardly a pause in it; kept apart until it is known whether a long frame holds it. */
export interface Stretch {
  start: number;
  /** Of its last call; known once it is over. */
  end: number;
  /** Empty once they are told or given to the table. */
  sums: Map<Row, Sums>;
  /** The one that tells it if no frame does, and of a view that is over what is settled later. */
  table: Table;
}

/** Less of instrumented work does not explain a long frame, ms; the browser does so with scripts. */
const worthwhile = 5;
/** Shorter stretches are not kept apart, ms. */
const shortest = 1;
/** A longer pause ends a stretch, ms: another frame may begin in it. */
const longestPause = 1;
/** So long a stretch goes on at most, ms. */
const longestStretch = 50;
/** The browser tells of a long frame within that time, ms. */
const patience = 5_000;
const mostStretches = 1_000;
const mostFrames = 100;
/** A page that makes up a name a call is not to fill the memory. */
const mostNames = 1_000;
/** From the first call to the next table where no view ends before, ms. */
const tableAfter = 30_000;
/** From a long frame to its table, ms. */
const framesAfter = 500;

export function createTally(): Tally {
  const callees = new Map<string, Callee>();
  /** Until when the stretch is gone on with; -1: no longer. */
  let until = -1;
  let lastEnd = Number.NEGATIVE_INFINITY;
  /** The one that goes on. */
  let stretch: Stretch;
  /** Those of calls which began in views that are over and still run, with the next view's start; the oldest first. */
  let earlier: [before: number, its: Stretch][] = [];
  /** Stretches that a frame may claim, oldest first. */
  let waiting: Stretch[] = [];
  /** What is known of long frames whose table is not told yet. */
  const frames = new Map<Frame, Stretch[]>();
  const newTable = (start: number): Table => {
    return { start, end: start, sums: new Map(), view: start < shared.view! ? start : shared.view };
  };
  let table = newTable(now());
  /** Those with something to tell. */
  const tables = new Set<Table>();
  let view = shared.view;
  /** Timers by what they do. */
  const timers = new Map<(record: RecordFunctions) => void, ReturnType<typeof setTimeout>>();

  const tellAfter = (delay: number, tell: (record: RecordFunctions) => void) => {
    if (timers.has(tell)) return;
    const timer = setTimeout(() => {
      timers.delete(tell);
      // Without the core nobody listens; what is summed up waits.
      if (shared.tell) tell(shared.tell);
    }, delay);
    timers.set(tell, timer);
  };
  const stop = (tell: (record: RecordFunctions) => void) => {
    clearTimeout(timers.get(tell));
    timers.delete(tell);
  };

  const sumsIn = (sums: Map<Row, Sums>, row: Row): Sums => {
    let its = sums.get(row);
    if (!its) sums.set(row, (its = noSums()));
    return its;
  };
  const tellIn = (to: Table): Map<Row, Sums> => {
    tables.add(to);
    tellAfter(tableAfter, tellSoFar);
    return to.sums;
  };
  const giveBack = ({ sums, table }: Stretch) => {
    const to = tellIn(table);
    for (const [row, its] of sums) addSums(sumsIn(to, row), its);
    sums.clear();
  };

  const newStretch = (start: number): Stretch => ({ start, end: start, sums: new Map(), table });
  /** Puts aside what was counted in it; gives what it goes on as, since what still runs belongs where it began. */
  const close = (over: Stretch): Stretch => {
    if (!over.sums.size) return over;
    for (const row of over.sums.keys()) row.sums = undefined;
    over.end = lastEnd;
    if (takeFrames && over.end - over.start >= shortest) waiting.push(over);
    else giveBack(over);
    return { ...over, sums: new Map() };
  };
  const closeStretch = (time: number) => {
    until = -1;
    earlier = earlier.map(([before, its]) => [before, close(its)]);
    stretch = close(stretch);
    while (waiting[0] && (waiting.length > mostStretches || time - waiting[0].end > patience))
      giveBack(waiting.shift()!);
  };

  const claim = (entries: Frame[]) => {
    if (!entries[0]) return;
    closeStretch(now());
    for (const frame of entries) {
      const end = frame.startTime + frame.duration;
      // Both times are rounded, each in its way.
      const holds = ({ start }: Stretch) => start > frame.startTime - 1 && start < end;
      const held = waiting.filter(holds);
      if (ownOf(held) < worthwhile) continue;
      waiting = waiting.filter((stretch) => !holds(stretch));
      frames.set(frame, held);
    }
    for (const [frame, held] of frames)
      if (frames.size > mostFrames) {
        frames.delete(frame);
        held.forEach(giveBack);
      }
    if (frames.size) tellAfter(framesAfter, tellFrames);
  };

  const tellFrames = (record: RecordFunctions) => {
    stop(tellFrames);
    for (const [{ startTime, duration, blockingDuration }, held] of frames) {
      const sums = new Map<Row, Sums>();
      const table = newTable(startTime);
      for (const stretch of held) {
        for (const [row, its] of stretch.sums) addSums(sumsIn(sums, row), its);
        stretch.sums.clear();
        stretch.table = table;
      }
      for (const rows of rowsOf(sums))
        record({
          type: 'functions',
          name: 'long-animation-frame',
          startTime: round(startTime),
          duration: round(duration),
          blockingDuration: round(blockingDuration),
          rows,
        });
    }
    frames.clear();
  };

  const tellTables = (record: RecordFunctions) => {
    stop(tellSoFar);
    const time = now();
    table.end = time;
    for (const { start, end, sums } of tables) {
      for (const rows of rowsOf(sums))
        record({
          type: 'functions',
          name: 'view',
          startTime: round(start),
          duration: round(Math.max(0, end - start)),
          rows,
        });
      sums.clear();
    }
    tables.clear();
    table = newTable(time);
    if (waiting[0]) tellAfter(tableAfter, tellSoFar);
  };

  const tellSoFar = (record: RecordFunctions) => {
    claim(takeFrames?.() ?? []);
    closeStretch(now());
    tellFrames(record);
    tellTables(record);
  };

  const takeFrames = observeFrames(claim);
  shared.sources.push((record) => {
    claim(takeFrames?.() ?? []);
    closeStretch(now());
    // The frame in which a view ends is still under way. Otherwise the page may be about to end.
    const ends = view !== shared.view;
    if (!ends) waiting.splice(0).forEach(giveBack);
    view = shared.view;
    tellSoFar(record);
    if (ends && tally.caller) {
      earlier.push([view!, stretch]);
      stretch = newStretch(now());
    }
  });
  stretch = newStretch(0);

  const tally: Tally = {
    caller: undefined,
    nested: 0,
    spent: 0,
    callee(name, kind) {
      name = String(name).slice(0, limits.name);
      const key = () => `${kind?.phase ?? ''} ${name}`;
      if (callees.size >= mostNames && !callees.has(key())) name = '(others)';
      let callee = callees.get(key());
      if (!callee) callees.set(key(), (callee = { name, ...kind, rows: new Map(), active: 0 }));
      return callee;
    },
    row(callee, caller) {
      let row = callee.rows.get(caller);
      if (!row) callee.rows.set(caller, (row = { callee, caller, sums: undefined }));
      return row;
    },
    begin(start) {
      if (start > until || start - lastEnd > longestPause) {
        closeStretch(start);
        stretch = newStretch(start);
        if (!tally.caller) earlier = [];
        until = start + longestStretch;
        tellAfter(tableAfter, tellSoFar);
      }
      // A component's render is told when it is committed, after what it contains; and clocks step back.
      if (start < stretch.start) stretch.start = start;
    },
    end(end) {
      if (end > lastEnd || end < stretch.start) lastEnd = end;
    },
    touch(row, start) {
      const its = tally.stretchOf(start);
      if (its !== stretch) return sumsIn(its.sums, row);
      if (!row.sums) stretch.sums.set(row, (row.sums = noSums()));
      return row.sums;
    },
    stretchOf: (start) => (earlier[0] && earlier.find(([before]) => start < before)?.[1]) ?? stretch,
    settle(row, took, { sums, table: its }, within) {
      const latest = its.view === table.view ? table : its;
      addTotal(sums.get(row) ?? sumsIn(tellIn(latest), row), took, within);
    },
  };
  return tally;
}

function ownOf(stretches: Stretch[]): number {
  let own = 0;
  for (const { sums } of stretches) for (const its of sums.values()) own += its.own;
  return own;
}
