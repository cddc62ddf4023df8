import type { VitalName } from '../../wire/answers.js';

/** The Web Vitals in reading order, with the bounds of good and of poor. Source: https://web.dev/articles/vitals */
export const metrics: { name: VitalName; title: string; good: number; poor: number }[] = [
  { name: 'LCP', title: 'Largest Contentful Paint', good: 2500, poor: 4000 },
  { name: 'INP', title: 'Interaction to Next Paint', good: 200, poor: 500 },
  { name: 'CLS', title: 'Cumulative Layout Shift', good: 0.1, poor: 0.25 },
  { name: 'FCP', title: 'First Contentful Paint', good: 1800, poor: 3000 },
  { name: 'TTFB', title: 'Time to First Byte', good: 800, poor: 1800 },
];
