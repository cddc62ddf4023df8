import type { AnatomyParts } from '../../wire/answers.js';
import { duration } from '../format/duration.js';
import { share } from '../format/share.js';
import { parts } from './parts.js';

/** The bar's legend and its figures. */
export function PartsTable({ of }: { of: AnatomyParts }) {
  const wall = parts.reduce((sum, { key }) => sum + of[key], 0);
  return (
    <table class="anatomy-parts">
      <caption class="hidden">What the mean run’s time is made of.</caption>
      <thead class="hidden">
        <tr>
          <th scope="col">Part</th>
          <th scope="col">Time</th>
          <th scope="col">Share</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ key, title, what }) => (
          <tr key={key}>
            <th scope="row">
              <span class={`swatch part-${key}`} aria-hidden="true" />
              <strong>{title}</strong> <span class="note">{what}</span>
            </th>
            <td class="number">{duration(of[key])}</td>
            <td class="number">{share(wall ? of[key] / wall : 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
