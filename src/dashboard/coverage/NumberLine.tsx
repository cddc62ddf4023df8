import type { NumberRange } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { reasonWords } from './reasonWords.js';
import { usePage } from './usePage.js';

/** Holes told in words. */
const few = 8;
/** Ranges that can each be given a width that is seen. */
const wide = 80;

/** Every number of a page: what is stored, and where the holes are. */
export function NumberLine({ page, version }: { page: string; version: string }) {
  const { coverage, failure } = usePage(page, version);
  if (failure) return <p class="note">{failure}</p>;
  if (!coverage?.ranges) return <p class="note">Asking for the page’s numbers…</p>;
  const { ranges, totals } = coverage;
  const end = ranges.at(-1)?.to ?? 0;
  const holes = ranges.filter(({ state }) => state !== 'stored');
  return (
    <>
      <div
        class={ranges.length > wide ? 'number-line crowded' : 'number-line'}
        role="img"
        aria-label={`The page’s entries 0 to ${count(end - 1)}: ${count(holes.length)} ${holes.length === 1 ? 'hole' : 'holes'}`}
      >
        {ranges.map((range) => (
          <span
            key={range.from}
            class={`part ${range.state}`}
            title={`${numbersOf(range)}: ${words(range)}`}
            style={{ flexGrow: String((range.to - range.from) / end) }}
          />
        ))}
      </div>
      <p class="number-axis" aria-hidden="true">
        <span>0</span>
        <span>{count(end - 1)}</span>
      </p>
      <ul class="holes">
        {holes.slice(0, few).map((range) => (
          <li key={range.from}>
            <span class={`part ${range.state}`} aria-hidden="true" />
            <span>
              <strong>{numbersOf(range)}</strong> {words(range)}
            </span>
          </li>
        ))}
        {holes.length > few && <li class="note">and {count(holes.length - few)} more holes</li>}
        {end < totals.numbered && (
          <li class="note">
            The first {count(ranges.length)} ranges are drawn; the page has {count(totals.numbered)} numbers.
          </li>
        )}
      </ul>
    </>
  );
}

function numbersOf({ from, to }: NumberRange): string {
  return to - from === 1 ? count(from) : `${count(from)}–${count(to - 1)}`;
}

function words(range: NumberRange): string {
  return range.state === 'dropped' ? `dropped: ${reasonWords[range.reason]}` : range.state;
}
