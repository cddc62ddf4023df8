import type { VitalName } from '../../wire/answers.js';
import { type Bounds, vitalBounds } from '../../wire/rating.js';

const titles: [name: VitalName, title: string][] = [
  ['LCP', 'Largest Contentful Paint'],
  ['INP', 'Interaction to Next Paint'],
  ['CLS', 'Cumulative Layout Shift'],
  ['FCP', 'First Contentful Paint'],
  ['TTFB', 'Time to First Byte'],
];

/** The Web Vitals in reading order. */
export const metrics: ({ name: VitalName; title: string } & Bounds)[] = titles.map(([name, title]) => ({
  name,
  title,
  ...vitalBounds[name],
}));
