import { counted } from '../text/count.js';
import { cut } from '../text/cut.js';
import { type Line, own } from '../text/Line.js';
import { paint } from '../text/paint.js';
import { percent } from '../text/percent.js';
import { wrap } from '../text/wrap.js';
import type { ReportAnswers } from './askReport.js';
import { blocks } from './blocks.js';
import { scopeOf } from './scopeOf.js';
import { showSection } from './showSection.js';

export interface ReportLook {
  colour: boolean;
  /** Columns. */
  width: number;
  /** Rows of a table. */
  limit: number;
}

export const nothing = 'Nothing is stored for that yet.';

/** The report for a terminal; the same figures as the API's, rounded. */
export function showReport({ filter, answers, unknown }: ReportAnswers, look: ReportLook): string {
  const { overview } = answers;
  if (!overview.numbered) return `${nothing}\n`;
  const { width, limit } = look;
  const parts: Line[][] = [
    [
      cut([own('Fieldmark report', 'bold'), own('  '), ...scopeOf(filter)], width),
      ...wrap(restsOn(answers), width).map((text) => [own(text)]),
    ],
    ...blocks.flatMap((block) => {
      const section = block.section(answers, { filter, overview, limit });
      return section ? [showSection(section, width)] : [];
    }),
    ...(unknown.length ? [wrap(olderThan(unknown), width).map((text) => [own(text, 'yellow')])] : []),
  ];
  return `${parts.map((lines) => lines.map((line) => paint(line, look.colour)).join('\n')).join('\n\n')}\n`;
}

/** How much the figures rest on. */
export function restsOn({ overview }: ReportAnswers['answers']): string {
  const { pages, views, sessions, entries, numbered } = overview;
  return [
    counted(pages, 'page'),
    counted(views, 'view'),
    counted(sessions, 'session'),
    counted(entries, 'entry', 'entries'),
    `${percent(entries / numbered)} of what they recorded`,
  ].join(' · ');
}

export function olderThan(unknown: readonly string[]): string {
  return `The collector is older than this command line and does not answer ${unknown.join(', ')}.`;
}
