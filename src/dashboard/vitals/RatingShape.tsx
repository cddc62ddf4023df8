import type { Rating } from '../../wire/rating.js';

const shapes: Record<Rating, string> = {
  good: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1z',
  'needs-improvement': 'M6 .8 11.2 6 6 11.2.8 6z',
  poor: 'M6 1 11.4 10.6H.6z',
};

/** Circle, diamond or triangle, so that colour isn't the only sign. */
export function RatingShape({ rating, size }: { rating: Rating; size: number }) {
  return (
    <svg viewBox="0 0 12 12" width={size} height={size} aria-hidden="true">
      <path d={shapes[rating]} />
    </svg>
  );
}
