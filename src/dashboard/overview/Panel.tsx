import type { ComponentChildren } from 'preact';
import type { Answers, Question } from '../../wire/answers.js';
import { Failure } from '../frame/Failure.js';
import type { Answered } from '../state/useAnswer.js';

interface Props<Q extends Question> {
  title: string;
  of: Answered<Q>;
  /** How its place is laid out until then: so many cards beside each other, or rows of one card. */
  shape: { cards: number } | { rows: number };
  children: (answer: Answers[Q]) => ComponentChildren;
}

/** A part of the first screen, shown as soon as it is answered; until then its place is kept. */
export function Panel<Q extends Question>({
  title,
  of: { answer, failure, stale },
  shape,
  children,
}: Props<Q>) {
  if (answer !== undefined)
    return (
      <div class={stale ? 'stale' : undefined} aria-busy={stale}>
        {children(answer)}
      </div>
    );
  const [kind, number] = 'cards' in shape ? ['skeleton-cards', shape.cards] : ['skeleton-rows', shape.rows];
  return (
    <section aria-label={title} aria-busy={!failure}>
      <div class="section-head">
        <h2>{title}</h2>
      </div>
      {failure ? (
        <Failure failure={failure} />
      ) : (
        <div class={`skeleton ${kind}`} aria-hidden="true">
          {Array.from({ length: number }, (_, i) => (
            <span key={i} />
          ))}
        </div>
      )}
    </section>
  );
}
