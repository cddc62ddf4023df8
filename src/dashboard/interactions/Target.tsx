import { useId } from 'preact/hooks';
import type { InteractionRow } from '../../wire/answers.js';
import { ratingOf } from '../../wire/rating.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import type { ScreenProps } from '../screens.js';
import { metrics } from '../vitals/metrics.js';
import { RatingMark } from '../vitals/RatingMark.js';
import { Example } from './Example.js';
import { PhaseBar } from './PhaseBar.js';

const bounds = metrics.find(({ name }) => name === 'INP')!;

interface Props extends ScreenProps {
  row: InteractionRow;
  /** The longest mean; its bar is full. */
  longest: number;
  open: boolean;
  onToggle: () => void;
}

/** One target: its phases, opening to its worst examples. */
export function Target({ row, longest, open, onToggle, ...context }: Props) {
  const id = useId();
  const { target, type, known, users, p75, mean, phases, worst } = row;
  return (
    <article class="target">
      <button type="button" class="target-row" aria-expanded={open} aria-controls={id} onClick={onToggle}>
        <span class="target-name">
          <span class={target ? 'function-name' : 'function-name unnamed'}>
            {target || 'an element that is gone'}
          </span>
          <span class="note">
            {type}
            {known === 'frame' && ', listener of a long frame'} · {count(row.count)}{' '}
            {row.count === 1 ? 'time' : 'times'} · {count(users)} {users === 1 ? 'user' : 'users'}
          </span>
        </span>
        <span class="target-figures">
          <span>
            p75 <strong>{duration(p75)}</strong> <RatingMark rating={ratingOf(p75, bounds)} />
          </span>
          <span class="note">mean {duration(mean)}</span>
        </span>
        <PhaseBar phases={phases} longest={longest} />
      </button>
      <div id={id} class="examples" hidden={!open}>
        {open &&
          worst.map((example) => (
            <Example key={`${example.page} ${example.start}`} example={example} {...context} />
          ))}
      </div>
    </article>
  );
}
