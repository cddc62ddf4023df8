import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import type { Bar } from './Bar.js';

interface Props {
  span: Bar;
  spans: readonly Bar[];
  onSelect: (id: string) => void;
}

/** Listed, the longest. */
const most = 20;

/** The span that it is a part of, and its own parts by time. */
export function SpanParts({ span, spans, onSelect }: Props) {
  const whole = spans.find(({ id }) => id === span.parent);
  const parts = spans.filter(({ parent }) => parent === span.id);
  const longest = new Set(parts.toSorted((a, b) => b.end - b.start - (a.end - a.start)).slice(0, most));
  const link = ({ id, label, start, end }: Bar) => (
    <button type="button" class="link" onClick={() => onSelect(id)}>
      {duration(end - start)} {label}
    </button>
  );
  return (
    <>
      {whole && <p>Part of {link(whole)}</p>}
      {parts.length > 0 && (
        <ul class="details-parts" aria-label="Its parts">
          {parts
            .filter((part) => longest.has(part))
            .map((part) => (
              <li key={part.id}>{link(part)}</li>
            ))}
          {parts.length > most && <li class="note">and {count(parts.length - most)} shorter parts</li>}
        </ul>
      )}
    </>
  );
}
