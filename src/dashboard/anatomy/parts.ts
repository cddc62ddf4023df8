import type { AnatomyParts } from '../../wire/answers.js';

/** The parts of a measure's time in the order of bars and tables. */
export const parts: { key: keyof AnatomyParts; title: string; what: string }[] = [
  { key: 'script', title: 'Own script', what: 'JavaScript of the measure itself' },
  { key: 'layout', title: 'Style and layout', what: 'forced by its script, or drawing its frames' },
  { key: 'network', title: 'Network', what: 'a request was under way and nothing of its own ran' },
  { key: 'blocked', title: 'Behind other code', what: 'long frames of other code held the main thread' },
  { key: 'rest', title: 'Rest', what: 'idle, timers, or work too short for the browser to name' },
];
