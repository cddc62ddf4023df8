import type { Vital } from '../../../wire/index.js';
import { count } from '../../text/count.js';
import { own, type Style } from '../../text/Line.js';
import { percent } from '../../text/percent.js';
import { sharesBar } from '../../text/sharesBar.js';
import { sparkline } from '../../text/sparkline.js';
import { vitalValue } from '../../text/vitalValue.js';
import { block } from '../Block.js';

export const vitals = block('vitals', (rows) => ({
  title: 'Web Vitals',
  table: {
    columns: [
      { head: '', left: true },
      { head: 'p75' },
      { head: '█ good  ▒ so-so  ░ poor', drawn: [12, 44], drop: 1 },
      { head: 'good' },
      { head: 'so-so', drop: 4 },
      { head: 'poor' },
      { head: 'views', drop: 3 },
      { head: 'views, fast to slow', left: true, drop: 5, drawn: [32, 32] },
    ],
    rows: rows.map((vital) => [
      [own(vital.name, 'bold')],
      [own(vitalValue(vital.name, vital.p75), ratingStyle(vital))],
      (width) =>
        sharesBar(
          [
            { share: vital.good, glyph: '█', style: 'green' },
            { share: vital.needsImprovement, glyph: '▒', style: 'yellow' },
            { share: vital.poor, glyph: '░', style: 'red' },
          ],
          width,
        ),
      [own(percent(vital.good))],
      [own(percent(vital.needsImprovement))],
      [own(percent(vital.poor))],
      [own(count(vital.views))],
      () => [own(sparkline(vital.histogram.map((bin) => bin.count || null)), 'dim')],
    ]),
  },
}));

/** As three quarters of the views have it. */
function ratingStyle({ good, needsImprovement }: Vital): Style {
  if (good >= 0.75) return 'green';
  return good + needsImprovement >= 0.75 ? 'yellow' : 'red';
}
