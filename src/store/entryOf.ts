import type { Entry, StoryEntry } from '../wire/index.js';
import { type FunctionTuple, functionRows, functionTuples } from './functionRows.js';

/** The columns of `entries` that an entry is made of again, as the engine gives them. */
export interface EntryRow {
  seq: number;
  view: number;
  type: string;
  name: string;
  start: number;
  duration: number;
  value: number;
  navigation: string;
  blocking: number;
  render_start: number;
  style_start: number;
  first_ui_event: number;
  paint_time: number;
  presentation_time: number;
  urls: string[];
  fns: string[];
  positions: number[];
  invokers: string[];
  invoker_types: string[];
  windows: string[];
  starts: number[];
  durations: number[];
  execution_starts: number[];
  forced: number[];
  pauses: number[];
  functions: FunctionTuple[];
  container: string;
  detail: string;
}

/** Columns of `EntryRow`, as a SELECT's list. */
export const entryColumns = `seq, view, toString(type) AS type, toString(name) AS name, start, duration, value,
  toString(navigation_type) AS navigation, blocking, render_start, style_start,
  first_ui_event, paint_time, presentation_time, scripts.url AS urls, scripts.fn AS fns, scripts.pos AS positions,
  scripts.invoker AS invokers, scripts.invoker_type AS invoker_types, scripts.window AS windows,
  scripts.start AS starts, scripts.duration AS durations, scripts.execution_start AS execution_starts,
  scripts.forced AS forced, scripts.pause AS pauses, ${functionTuples} AS functions, toString(container) AS container, detail`;

/** The entry that `rowsOf` made the row of. */
export function entryOf(row: EntryRow): StoryEntry {
  return { seq: row.seq, view: row.view, ...fieldsOf(row) } as StoryEntry;
}

function fieldsOf(row: EntryRow): object {
  const { type, name, start: startTime, duration } = row;
  const detail = parsed(row.detail);
  switch (type as Entry['type']) {
    case 'mark':
      return { type, startTime, name, ...told({ detail }) };
    case 'measure':
      return { type, startTime, duration, name, ...told({ detail }) };
    case 'longtask':
      return { type, startTime, duration, ...told({ name, container: row.container }) };
    case 'long-animation-frame':
      return frameOf(row);
    case 'web-vital': {
      const { value, navigation: navigationType } = row;
      return { type, startTime, name, value, navigationType, ...told({ attribution: detail }) };
    }
    case 'functions': {
      const { blocking: blockingDuration, functions } = row;
      return {
        type,
        startTime,
        duration,
        name,
        ...told({ blockingDuration }),
        rows: functionRows(functions),
      };
    }
    case 'view':
      return { type, startTime };
    case 'navigation':
      return { ...fields(detail), type, startTime, ...told({ duration }) };
    case 'resource':
      return { ...fields(detail), type, startTime, duration, name };
    default:
      return { type: 'other', sentType: type, startTime, ...told({ duration, name, detail }) };
  }
}

function frameOf(row: EntryRow): object {
  const scripts = row.starts.map((startTime, i) => {
    const sourceCharPosition = row.positions[i]!;
    return {
      startTime,
      duration: row.durations[i],
      ...told({
        executionStart: row.execution_starts[i],
        forcedStyleAndLayoutDuration: row.forced[i],
        pauseDuration: row.pauses[i],
        invoker: row.invokers[i],
        invokerType: row.invoker_types[i],
        sourceURL: row.urls[i],
        sourceFunctionName: row.fns[i],
        windowAttribution: row.windows[i],
      }),
      ...(sourceCharPosition >= 0 && { sourceCharPosition }),
    };
  });
  return {
    type: row.type,
    startTime: row.start,
    duration: row.duration,
    ...told({
      blockingDuration: row.blocking,
      renderStart: row.render_start,
      styleAndLayoutStart: row.style_start,
      firstUIEventTimestamp: row.first_ui_event,
      paintTime: row.paint_time,
      presentationTime: row.presentation_time,
    }),
    ...(scripts[0] && { scripts }),
  };
}

/** Without what says nothing: the columns hold 0 and '' for absent. */
function told(fields: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value || value === false));
}

function fields(detail: unknown): object {
  return detail !== null && typeof detail === 'object' && !Array.isArray(detail) ? detail : {};
}

function parsed(json: string): unknown {
  if (!json) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
