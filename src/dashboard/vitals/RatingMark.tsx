import type { Rating } from '../../wire/rating.js';
import { RatingShape } from './RatingShape.js';

const words: Record<Rating, string> = {
  good: 'Good',
  'needs-improvement': 'Needs improvement',
  poor: 'Poor',
};

/** A rating by shape, colour and word. */
export function RatingMark({ rating }: { rating: Rating }) {
  return (
    <span class={`rating ${rating}`}>
      <RatingShape rating={rating} size={10} />
      {words[rating]}
    </span>
  );
}
