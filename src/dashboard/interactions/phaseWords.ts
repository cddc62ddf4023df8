import type { Phases } from '../../wire/answers.js';

/** The phases in order of time. */
export const phaseWords: { key: keyof Phases; title: string; what: string; long: string }[] = [
  {
    key: 'inputDelay',
    title: 'Input delay',
    what: 'until the first handler began',
    long: 'waiting until other code lets the first handler begin',
  },
  { key: 'processing', title: 'Processing', what: 'in handlers', long: 'inside its handlers' },
  {
    key: 'presentation',
    title: 'Presentation',
    what: 'until the next frame was shown',
    long: 'after the handlers, until the next frame is shown',
  },
];
