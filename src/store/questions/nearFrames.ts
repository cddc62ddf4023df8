import type { Params } from '../engine.js';
import type { FoundFrame } from './culprit.js';

/** Frames as what a question binds, for `ofPages` and `theFrames`. */
export function paramsOf(frames: readonly FoundFrame[]): Params {
  return {
    apps: [...new Set(frames.map(({ app }) => app))],
    started: [...new Set(frames.map(({ pageStart }) => pageStart))],
    pages: frames.map(({ page }) => page),
    begins: frames.map(({ startTime }) => startTime),
    ends: frames.map(({ startTime, duration }) => startTime + duration),
  };
}

/** Condition on `entries`: of the frames' pages. */
export const ofPages = `app IN {apps:Array(String)}
  AND page_start IN (SELECT fromUnixTimestamp64Milli(arrayJoin({started:Array(Int64)}), 'UTC'))
  AND page_id IN {pages:Array(UUID)}`;

/** A SELECT with a row a frame: `page`, `begin`, `end`, and as `nth` its place among them, from 1. */
export const theFrames = `SELECT f.1 AS page, f.2 AS begin, f.3 AS end, f.4 AS nth
  FROM (SELECT arrayJoin(arrayZip({pages:Array(UUID)}, {begins:Array(Float64)}, {ends:Array(Float64)},
    arrayEnumerate({pages:Array(UUID)}))) AS f)`;
