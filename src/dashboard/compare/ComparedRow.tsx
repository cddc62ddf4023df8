import type { ComparedFigure, ComparedValue } from '../../wire/answers.js';
import { count } from '../format/count.js';
import type { ScreenProps } from '../screens.js';
import { differenceText } from './differenceText.js';
import { FigureName } from './FigureName.js';
import { figureValue } from './figureValue.js';
import { relativeText } from './relativeText.js';
import { VerdictMark } from './VerdictMark.js';
import { Whisker } from './Whisker.js';

interface Props extends ScreenProps {
  figure: ComparedFigure;
  /** Of the scale. */
  reach: number;
  names: { target: string; base: string };
}

/** One figure: both values with what they rest on, the difference as a picture and in figures, and the verdict. */
export function ComparedRow({ figure, reach, names, address, change }: Props) {
  const { unit, difference, verdict, why } = figure;
  return (
    <tr class={`compared-${verdict.replace(' ', '-')}`}>
      <th scope="row" class="compared-figure">
        <FigureName figure={figure} address={address} change={change} />
      </th>
      <Value unit={unit} value={figure.base} label={names.base} />
      <Value unit={unit} value={figure.target} label={names.target} />
      <td class="compared-chart">
        <Whisker figure={figure} reach={reach} />
      </td>
      <td class="compared-difference">
        {difference && (
          <>
            <strong>{differenceText(unit, difference.value)}</strong>
            {difference.relative !== undefined && unit !== 'share' && (
              <span> {relativeText(difference.relative)}</span>
            )}
            <span class="compared-interval">
              {[difference.low, difference.high]
                .map((end) => (end === undefined ? '?' : differenceText(unit, end)))
                .join(' to ')}
            </span>
          </>
        )}
      </td>
      <td class="compared-verdict">
        <VerdictMark verdict={verdict} />
        {why && <span class="compared-interval">{why}</span>}
      </td>
    </tr>
  );
}

function Value({
  unit,
  value,
  label,
}: {
  unit: ComparedFigure['unit'];
  value: ComparedValue;
  label: string;
}) {
  return (
    <td class="number compared-value" data-label={label}>
      {value.value === undefined ? '–' : figureValue(unit, value.value)}
      <span class="compared-sample" title={`${count(value.values)} values`}>
        {count(value.visits)} {value.visits === 1 ? 'visit' : 'visits'}
      </span>
    </td>
  );
}
