import type { CulpritRow, Culprits } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import { share } from '../format/share.js';
import { nameOf } from './nameOf.js';
import { PlaceName } from './PlaceName.js';

/** From here on, layout that a script forces is worth a word. */
const muchForced = 0.3;

interface Props {
  row: CulpritRow;
  culprits: Culprits;
  sessions: number;
}

/** The table's first row as a sentence: which code cost how many users how much, and what to change. */
export function Finding({ row, culprits, sessions }: Props) {
  if (!row.totalBlocking || !row.users) return null;
  return (
    <p class="finding">
      <strong class="code">{nameOf(row)}</strong>
      {row.source && 'file' in row.source && (
        <>
          {' '}
          (<PlaceName place={row} />)
        </>
      )}{' '}
      cost most: it kept{' '}
      <strong>
        {count(row.users)} of {count(sessions)} users
      </strong>{' '}
      waiting, <strong>{duration(row.totalBlocking / row.users)}</strong> each on average,{' '}
      {share(row.totalBlocking / culprits.totalBlocking)} of all blocking time.{' '}
      {row.forcedShare >= muchForced && (
        <>
          {share(row.forcedShare)} of its time is layout that it forces: it reads sizes or positions after it
          has changed the page. Read first, then write.
        </>
      )}
    </p>
  );
}
