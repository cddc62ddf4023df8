import type { VitalName } from './answers.js';

export type Rating = 'good' | 'needs-improvement' | 'poor';

/** Where good ends and where poor begins. */
export interface Bounds {
  good: number;
  poor: number;
}

/** Of the Web Vitals, ms; CLS has no unit. Source: https://web.dev/articles/vitals */
export const vitalBounds: Record<VitalName, Bounds> = {
  LCP: { good: 2500, poor: 4000 },
  INP: { good: 200, poor: 500 },
  CLS: { good: 0.1, poor: 0.25 },
  FCP: { good: 1800, poor: 3000 },
  TTFB: { good: 800, poor: 1800 },
};

/** A value at a bound still counts as the better side, as web-vitals rates it. */
export function ratingOf(value: number, { good, poor }: Bounds): Rating {
  if (value > poor) return 'poor';
  return value > good ? 'needs-improvement' : 'good';
}
