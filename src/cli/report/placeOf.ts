import type { Place } from '../../wire/index.js';
import { foreign, type Line, own } from '../text/Line.js';

/** What a row of code is named after. */
export type Named = Omit<Place, 'app' | 'release'> & {
  unattributed?: true;
  invoker: string;
  invokerType: string;
};

/** Async functions, promise callbacks and top-level code have no name of their own. */
export function functionName({ source, sourceFunctionName, invokerType }: Named): string {
  const name = (source && 'file' in source && source.name) || sourceFunctionName;
  return name || (invokerType.endsWith('-script') ? '(top level)' : '(anonymous)');
}

/** Where it stands in its source, else where it was served; empty where neither is known. */
export function placeText({ source, sourceURL, sourceCharPosition }: Omit<Place, 'app' | 'release'>): string {
  if (source && 'file' in source) return `${source.file}:${source.line}`;
  return sourceCharPosition === undefined || !sourceURL ? sourceURL : `${sourceURL}@${sourceCharPosition}`;
}

/** The same without the directories of a long path. */
function shortPlace(row: Named): string {
  const place = placeText(row);
  return place.length > 36 ? place.replace(/^(\w+:\/\/[^/]+)?\/?.*\/(?=[^/]+$)/, '$1/…/') : place;
}

/** What called it; a script's own URL as its invoker says nothing new. */
export function invokerText({ invoker, invokerType, sourceURL }: Named): string {
  return invokerType.endsWith('-script') || invoker === sourceURL ? '' : invoker || invokerType;
}

/** Name, place and invoker in a line. */
export function placeOf(row: Named): Line {
  if (row.unattributed) return [own('(no script known)', 'dim')];
  const place = shortPlace(row);
  const invoker = invokerText(row);
  return [
    foreign(functionName(row), 'bold'),
    ...(place ? [own(' '), foreign(place, 'cyan')] : []),
    ...(invoker ? [own(' ← ', 'dim'), foreign(invoker, 'dim')] : []),
  ];
}
