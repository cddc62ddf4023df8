import type { Facts } from './Facts.js';

type Kind = { [K in keyof Facts]-?: Facts[K] extends object[] ? K : never }[keyof Facts];
type Numbers<T> = { [K in keyof T]-?: T[K] extends number ? K & string : never }[keyof T];

/** What grows with the number of sessions beside users and views; the others are percentiles, or of one example. */
const growing: { [K in Kind]: Numbers<Facts[K][number]>[] } = {
  scripts: ['frames', 'runs', 'framesAtLoad', 'blocking', 'duration', 'forced'],
  layouts: ['frames', 'layout'],
  lcp: ['loadDelayOver', 'loadDurationOver', 'renderDelayOver'],
  cls: ['total'],
  delays: ['delay'],
  resources: [
    'requests',
    'cameOver',
    'fromNetwork',
    'again',
    'againTime',
    'uncompressed',
    'uncompressedBytes',
    'uncompressedTime',
  ],
  blocking: ['alone'],
  renders: ['frames', 'over'],
  waits: ['count', 'total'],
  json: ['count', 'script', 'blocking'],
  navigations: ['serverOver'],
};

/** Facts of each nth session as an estimate of what all of them would say. */
export function scaleFacts(facts: Facts, nth: number): Facts {
  if (nth === 1) return facts;
  const scaled: Facts = { ...facts, sampled: nth, sessions: facts.sessions * nth, views: facts.views * nth };
  for (const kind of Object.keys(growing) as Kind[]) {
    const columns = new Set<string>([...growing[kind], 'users', 'views']);
    const scale = <T extends object>(fact: T): T =>
      Object.fromEntries(
        Object.entries(fact).map(([name, value]) => [name, columns.has(name) ? value * nth : value]),
      ) as T;
    Object.assign(scaled, { [kind]: facts[kind].map(scale) });
  }
  return scaled;
}
