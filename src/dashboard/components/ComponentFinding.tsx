import type { ComponentRow, Components } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import { share } from '../format/share.js';

/** The table's first row as a sentence. */
export function ComponentFinding({ row, answer }: { row: ComponentRow; answer: Components }) {
  const { name, kind, totalBlocking, users, frames, calls } = row;
  if (!totalBlocking || !users) return null;
  const each = calls / frames;
  return (
    <p class="finding">
      <strong class="code">{name || '(no name)'}</strong> cost most: it kept{' '}
      <strong>
        {count(users)} of {count(answer.visits)} users
      </strong>{' '}
      waiting, <strong>{duration(totalBlocking / users)}</strong> each on average,{' '}
      {share(totalBlocking / answer.totalBlocking)} of all blocking time.
      {each >= 2 &&
        ` It was ${kind === 'component' ? 'rendered' : 'called'} ${count(Math.round(each))} times in such a frame.`}
    </p>
  );
}
