import type { StoryFrame } from '../../wire/index.js';
import { count } from '../text/count.js';
import { duration } from '../text/duration.js';
import { foreign, own } from '../text/Line.js';
import type { StoryLine } from './StoryLine.js';

/** What ran in a long frame: a line each for instrumented code, one for all that was being measured. */
export function runningLines({ startTime: start, running }: StoryFrame): StoryLine[] {
  if (!running) return [];
  const { code, measures } = running;
  const within = { start, style: 'dim', kept: true, unplaced: true } as const;
  return [
    ...code.map(({ name, kind, calls, own: ms }): StoryLine => {
      const verb = kind === 'component' ? 'rendered' : 'called';
      return {
        ...within,
        text: [
          own('└ ', 'dim'),
          foreign(name, 'bold'),
          own(`  ${duration(ms)} of its own`),
          own(` · ${verb} ${calls === 1 ? 'once' : `${count(calls)} times`}`, 'dim'),
        ],
      };
    }),
    ...(measures.length
      ? [
          {
            ...within,
            text: [
              own('└ during ', 'dim'),
              ...measures.flatMap(({ name, overlap }, i) => [
                ...(i ? [own(' · ', 'dim')] : []),
                foreign(name),
                own(` ${duration(overlap)}`, 'dim'),
              ]),
            ],
          },
        ]
      : []),
  ];
}
