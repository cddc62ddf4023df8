import type { Numbers } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { share } from '../format/share.js';
import { partsOf } from './partsOf.js';

/** What became of the entries, in words and figures. */
export function Parts({ numbers }: { numbers: Numbers }) {
  return (
    <ul class="parts">
      {partsOf(numbers).map((part) => (
        <li key={part.words}>
          <span class={`part ${part.kind}`} aria-hidden="true" />
          <span>
            <strong>{count(part.count)}</strong> {part.words}
          </span>{' '}
          <span class="note">{share(part.count / numbers.numbered)}</span>
        </li>
      ))}
    </ul>
  );
}
