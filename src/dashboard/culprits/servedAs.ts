import type { Place } from '../../wire/answers.js';
import { count } from '../format/count.js';

/** The function as the browser names it: `n in /assets/app.3f2a91bc.js @48 213, release 1.5.0`. */
export function servedAs({ sourceFunctionName, sourceURL, sourceCharPosition, release }: Place): string {
  const name = sourceFunctionName || 'without a name';
  const position = sourceCharPosition === undefined ? '' : ` @${count(sourceCharPosition)}`;
  return `${name} in ${sourceURL || 'no source file'}${position}${release && `, release ${release}`}`;
}
