import type { Comparison, ComparisonVerdict } from '../../wire/answers.js';
import { count } from '../format/count.js';
import type { ScreenProps } from '../screens.js';
import { ComparedRow } from './ComparedRow.js';
import { reachOf } from './reachOf.js';
import { relativeText } from './relativeText.js';

interface Props extends ScreenProps {
  comparison: Comparison;
  names: { target: string; base: string };
}

const groups: { title: string; of: ComparisonVerdict[] }[] = [
  { title: 'Changed', of: ['worse', 'better'] },
  { title: 'No evidence of a change', of: ['no evidence'] },
  { title: 'Too few visits to say', of: ['too few'] },
];

/** All figures, the most certain first. */
export function ComparedTable({ comparison, names, address, change }: Props) {
  const { figures } = comparison;
  const reach = reachOf(figures);
  const end = relativeText(reach).slice(1);
  return (
    <div class="card table-card">
      <table class="compared">
        <caption class="hidden">
          Figures of {names.target} against {names.base}, the most certain difference first
        </caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col" class="number compared-side">
              {names.base}
            </th>
            <th scope="col" class="number compared-side">
              {names.target}
            </th>
            <th scope="col" class="compared-chart">
              <span class="compared-axis">
                <span>← better {end}</span>
                <span>worse {end} →</span>
              </span>
            </th>
            <th scope="col">
              Difference <span class="compared-unit">95 % interval</span>
            </th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        {groups.map(({ title, of }) => {
          const rows = figures.filter(({ verdict }) => of.includes(verdict));
          if (!rows.length) return null;
          return (
            <tbody key={title}>
              <tr class="compared-group">
                <th scope="rowgroup" colSpan={6}>
                  {title} <span class="note">{count(rows.length)}</span>
                </th>
              </tr>
              {rows.map((figure) => (
                <ComparedRow
                  key={[figure.kind, figure.name, figure.place?.culprit ?? figure.place?.sourceURL].join(
                    '\n',
                  )}
                  figure={figure}
                  reach={reach}
                  names={names}
                  address={address}
                  change={change}
                />
              ))}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}
