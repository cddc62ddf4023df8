import type { Place } from '../../wire/index.js';

/** What to call a function in a sentence: as in its source, where that is known. */
export function nameOf(place: Place): string {
  const name = identifierOf(place);
  if (name) return `${name}()`;
  const { source, sourceURL } = place;
  if (source && 'file' in source) return `a function without a name at ${fileOf(source.file)}:${source.line}`;
  return sourceURL
    ? `a function without a name in ${fileOf(sourceURL)}`
    : 'a function that no file is known of';
}

/** The function's own name; may be empty. */
export function identifierOf({ source, sourceFunctionName }: Place): string {
  return (source && 'file' in source && source.name) || sourceFunctionName;
}

/** The last part of a URL's path. */
export function fileOf(url: string): string {
  return url.split('/').findLast(Boolean) ?? url;
}
