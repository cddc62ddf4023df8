import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodedMappings, FlattenMap, type SectionedSourceMap, TraceMap } from '@jridgewell/trace-mapping';
import type { Source, SourceMissing } from '../wire/index.js';
import { debugIdOf } from './debugIdOf.js';
import { definitionsOf } from './definitions.js';
import { type FunctionRange, functionsOf } from './functionsOf.js';
import { filesOf } from './layout.js';
import { lineStarts } from './lines.js';

/** A served file with its map, ready to be asked. */
export interface Script {
  text: string;
  starts: Uint32Array;
  map: TraceMap;
  /** An original source's lines, where the map holds it. */
  lines(source: number): string[] | undefined;
  /** Where an original source defines functions, by name. */
  definitions(source: number): ReadonlyMap<string, number[]>;
  functions(): FunctionRange[];
  /** What was found in it already, by position. */
  located: Map<number, Source>;
  /** About what it takes, bytes. */
  weight: number;
}

/** Reads both from where they are kept. @returns why not, with the file called `name`, where it cannot be used */
export function readScript(
  directory: string,
  { served, map, name }: { served: string; map: string; name: string },
): Script | SourceMissing {
  const read = (hash: string) =>
    new TextDecoder().decode(gunzipSync(readFileSync(join(filesOf(directory), hash))));
  try {
    return openScript(read(served), read(map), name);
  } catch {
    return { missing: `What was uploaded of ${name} cannot be read from the collector's directory` };
  }
}

/** As `readScript`, of texts. */
export function openScript(text: string, json: string, name: string): Script | SourceMissing {
  const parsed = parseMap(json);
  if (!parsed) return { missing: `The map of ${name} is no source map` };
  const { map, debugId } = parsed;
  const own = debugIdOf.served(text);
  const starts = lineStarts(text);
  if ((own && debugId && own !== debugId) || !fits(map, text, starts))
    return { missing: `The map of ${name} is of another build` };
  const split: (string[] | undefined)[] = [];
  const defined: ReadonlyMap<string, number[]>[] = [];
  const lines = (source: number) =>
    (split[source] ??= map.sourcesContent?.[source]?.split(/\r\n?|[\n\u2028\u2029]/));
  let functions: FunctionRange[] | undefined;
  return {
    text,
    starts,
    map,
    lines,
    definitions: (source) => (defined[source] ??= definitionsOf(lines(source) ?? [])),
    located: new Map(),
    functions: () => (functions ??= functionsOf(text)),
    weight: text.length * 2 + json.length * 12,
  };
}

function parseMap(json: string): { map: TraceMap; debugId: string | undefined } | undefined {
  try {
    // A first line of `)]}'` guards JSON against being run as a script.
    const value = JSON.parse(json.replace(/^\uFEFF?\)\]\}'[^\n]*\n/, '')) as {
      mappings?: unknown;
      debugId?: unknown;
      debug_id?: unknown;
    };
    const { mappings } = value;
    if (!('sections' in value || (typeof mappings === 'string' && /^[A-Za-z\d+/,;]*$/.test(mappings))))
      return undefined;
    const map =
      'sections' in value ? new FlattenMap(value as SectionedSourceMap) : new TraceMap(value as never);
    const whole = decodedMappings(map).every((line) =>
      line.every(
        (segment) =>
          segment[0] >= 0 &&
          (segment.length === 1 || (segment[1] < map.sources.length && segment[2] >= 0 && segment[3] >= 0)) &&
          (segment.length !== 5 || segment[4] < map.names.length),
      ),
    );
    return whole ? { map, debugId: debugIdOf.map(value) } : undefined;
  } catch {
    return undefined;
  }
}

/** Looked at, of the mappings and of those with a name. */
const tried = 400;
/** The share of mappings that must begin where a word does; by chance, in minified code, half of them do. */
const atWords = 0.8;
/** The share of names that must stand at an identifier; by chance one in four does. */
const atIdentifiers = 0.6;

/** Whether a map can be of a text: no mapping lies outside it or within a word, and what has a name is an identifier. */
function fits(map: TraceMap, text: string, starts: Uint32Array): boolean {
  const mappings = decodedMappings(map);
  const nth = Math.ceil(mappings.reduce((sum, line) => sum + line.length, 0) / tried);
  const some: number[] = [];
  const named: number[] = [];
  let seen = 0;
  for (let line = 0; line < mappings.length; line++) {
    const last = mappings[line]!.at(-1);
    if (!last) continue;
    const end = line + 1 < starts.length ? starts[line + 1]! : text.length;
    if (line >= starts.length || starts[line]! + last[0] > end) return false;
    for (const segment of mappings[line]!) {
      if (seen++ % nth === 0) some.push(starts[line]! + segment[0]);
      if (segment.length === 5) named.push(starts[line]! + segment[0]);
    }
  }
  const step = Math.max(1, Math.floor(named.length / tried));
  // Fewer say nothing.
  return (
    (some.length < 10 ||
      most(some, atWords, (offset) => !/^[\w$]{2}/.test(text.slice(offset - 1, offset + 1)))) &&
    (named.length < 20 ||
      most(
        named.filter((_, index) => index % step === 0),
        atIdentifiers,
        (offset) =>
          /^[\p{ID_Start}$_#"'[]/u.test(text.slice(offset, offset + 2)) &&
          !/[\w$]/.test(text[offset - 1] ?? ''),
      ))
  );
}

function most(offsets: readonly number[], share: number, are: (offset: number) => boolean): boolean {
  return offsets.filter(are).length >= share * offsets.length;
}
