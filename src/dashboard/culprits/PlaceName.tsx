import type { Place } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { servedAs } from './servedAs.js';

/** Where a function stands: in its source where that is known, else in the served file. */
export function PlaceName({ place }: { place: Place }) {
  const { source, sourceURL, sourceCharPosition } = place;
  if (source && 'file' in source) {
    return (
      <span class="code" title={servedAs(place)}>
        {source.file}:{source.line}
      </span>
    );
  }
  return (
    <span title={source?.missing}>
      {sourceURL || 'no source file'}
      {sourceURL && sourceCharPosition !== undefined && (
        <span class="position" title={source?.missing ?? 'Character offset in the served file'}>
          @{count(sourceCharPosition)}
        </span>
      )}
    </span>
  );
}
