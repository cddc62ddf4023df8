import type { ComparisonVerdict } from '../../wire/answers.js';

const words: Record<ComparisonVerdict, string> = {
  worse: 'Worse',
  better: 'Better',
  'no evidence': 'No evidence of a change',
  'too few': 'Too few to say',
};

const shapes: { [verdict in ComparisonVerdict]?: string } = {
  worse: 'M6 1 11.4 10.6H.6z',
  better: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1z',
};

/** A verdict in words; what is told also by shape and colour. */
export function VerdictMark({ verdict }: { verdict: ComparisonVerdict }) {
  const shape = shapes[verdict];
  if (!shape) return <span class="verdict">{words[verdict]}</span>;
  return (
    <span class={`rating ${verdict === 'worse' ? 'poor' : 'good'}`}>
      <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
        <path d={shape} />
      </svg>
      {words[verdict]}
    </span>
  );
}
