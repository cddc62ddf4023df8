import { type SourceMapSegment, traceSegment } from '@jridgewell/trace-mapping';
import type { Source, SourceMissing } from '../wire/index.js';
import { cleanSource } from './cleanSource.js';
import { nthOfName } from './definitions.js';
import { functionHead, type NameRange } from './functionHead.js';
import { enclosing } from './functionsOf.js';
import { lineAt } from './lines.js';
import type { Script } from './openScript.js';

const longestText = 200;
const identifier = /#?[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy;
/** Where these stand, the mapping begins before the name. */
const keywords = /^(?:async|class|const|default|export|function|get|let|new|return|set|static|var)$/;

interface FunctionName {
  name: string;
  /** Which of the source's functions of that name it is. */
  nth: number;
}

/** Where an offset in a served text, called `name`, stands in the original source. */
export function locateIn(script: Script, offset: number, name: string): Source | SourceMissing {
  const { text } = script;
  if (offset >= text.length) {
    return {
      missing: `Position ${offset} lies outside ${name} as it was uploaded (${text.length} characters): the page had another build`,
    };
  }
  if (offset === 0) return topLevel(script, name);
  const segment = segmentAt(script, offset);
  if (!segment || segment.length === 1)
    return { missing: `The map of ${name} does not know position ${offset}` };
  const called = functionName(script, offset);
  const line = script.lines(segment[1])?.[segment[2]]?.trim();
  return {
    file: fileOf(script, segment[1]),
    line: segment[2] + 1,
    column: segment[3] + 1,
    ...(called && { name: called.name.slice(0, longestText) }),
    ...(called && called.nth > 1 && { nth: called.nth }),
    ...(line && { text: line.slice(0, longestText) }),
  };
}

/**
 * Browsers tell 0 for a script that runs as a whole. No function begins there, and the first line that is mapped may be
 * of a file that took no time: only one that is the only one can be named.
 */
function topLevel({ map }: Script, name: string): Source | SourceMissing {
  const sources = map.sources.filter((source) => source !== null);
  if (sources.length !== 1)
    return { missing: `${name} ran as a whole, which ${sources.length} source files went into` };
  return { file: cleanSource(sources[0]!, map.sourceRoot), line: 1, column: 1 };
}

function fileOf({ map }: Script, source: number): string {
  const name = map.sources[source];
  return name ? cleanSource(name, map.sourceRoot) : '(unnamed source)';
}

function segmentAt({ starts, map }: Script, offset: number): Readonly<SourceMapSegment> | null {
  const line = lineAt(starts, offset);
  return traceSegment(map, line, offset - starts[line]!);
}

/** Of the function that begins at the offset, else of the one around it. */
function functionName(script: Script, offset: number): FunctionName | undefined {
  const head = functionHead(script.text, offset) ?? headAround(script, offset);
  return head?.name && originalName(script, head.name);
}

function headAround(script: Script, offset: number) {
  const around = enclosing(script.functions(), offset);
  return around && functionHead(script.text, around.head, around.end);
}

/**
 * What an identifier of the served text is called in the source: as the map names it; else as the source reads where
 * the map puts it. Where no mapping begins at it, it must read the same there, or is not known.
 */
function originalName(script: Script, { start, end }: NameRange): FunctionName | undefined {
  const segment = segmentAt(script, start);
  if (!segment || segment.length === 1) return undefined;
  const name = identifierAt(script, segment, { start, end });
  return name ? { name, nth: nthOfName(script.definitions(segment[1]), name, segment[2]) } : undefined;
}

function identifierAt(
  { text, starts, map, lines }: Script,
  segment: Exclude<Readonly<SourceMapSegment>, readonly [number]>,
  { start, end }: NameRange,
): string | undefined {
  const beyond = start - starts[lineAt(starts, start)]! - segment[0];
  if (!beyond && segment.length === 5) return map.names[segment[4]];
  const line = lines(segment[1])?.[segment[2]];
  if (line === undefined) return undefined;
  identifier.lastIndex = segment[3] + beyond;
  const original = identifier.exec(line)?.[0];
  if (!original || keywords.test(original)) return undefined;
  return !beyond || original === text.slice(start, end) ? original : undefined;
}
