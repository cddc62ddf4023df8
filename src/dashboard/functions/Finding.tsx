import type { ScriptRow, Scripts } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import { share } from '../format/share.js';
import { functionName } from './functionName.js';

/** From here on, layout that a script forces is worth a word. */
const muchForced = 0.3;

/** The table's first row as a sentence: which code cost how many users how much, and what to change. */
export function Finding({ row, scripts, sessions }: { row: ScriptRow; scripts: Scripts; sessions: number }) {
  if (!row.totalBlocking || !row.users) return null;
  return (
    <p class="finding">
      <strong class="code">{functionName(row)}</strong> cost most: it kept{' '}
      <strong>
        {count(row.users)} of {count(sessions)} users
      </strong>{' '}
      waiting, <strong>{duration(row.totalBlocking / row.users)}</strong> each on average,{' '}
      {share(row.totalBlocking / scripts.totalBlocking)} of all blocking time.{' '}
      {row.forcedShare >= muchForced && (
        <>
          {share(row.forcedShare)} of its time is layout that it forces: it reads sizes or positions after it
          has changed the page. Read first, then write.
        </>
      )}
    </p>
  );
}
