import type { Vital } from '../../wire/answers.js';
import { share } from '../format/share.js';
import { RatingShape } from './RatingShape.js';

/** How many views were good, middling and poor, as one bar and in figures. */
export function SharesBar({ vital }: { vital: Vital }) {
  const parts = [
    { rating: 'good', word: 'good', value: vital.good },
    { rating: 'needs-improvement', word: 'needs improvement', value: vital.needsImprovement },
    { rating: 'poor', word: 'poor', value: vital.poor },
  ] as const;
  return (
    <div class="shares">
      <div class="shares-bar" aria-hidden="true">
        {parts.map(
          ({ rating, value }) =>
            value > 0 && <span key={rating} class={rating} style={{ flexGrow: String(value) }} />,
        )}
      </div>
      <ul>
        {parts.map(({ rating, word, value }) => (
          <li key={rating} class={rating} title={word}>
            <RatingShape rating={rating} size={8} />
            <strong>{share(Math.max(0, value))}</strong>
            <span class="shares-word"> {word}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
