import type { Numbers } from '../../wire/answers.js';
import { partsOf } from './partsOf.js';

/** What became of the entries, as one bar; the figures stand beside it. */
export function PartsBar({ numbers }: { numbers: Numbers }) {
  return (
    <span class="parts-bar" aria-hidden="true">
      {partsOf(numbers).map(({ kind, words, count }) => (
        <span key={words} class={`part ${kind}`} title={words} style={{ flexGrow: String(count) }} />
      ))}
    </span>
  );
}
