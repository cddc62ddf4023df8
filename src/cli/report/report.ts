import type { Comparison, ComparisonFilter, Filter } from '../../wire/index.js';
import { withAnswers } from '../ask/openAnswers.js';
import { comparisonSection } from '../comparison/comparisonSection.js';
import { regressed } from '../comparison/regressed.js';
import { exitCodes } from '../exitCodes.js';
import type { AnswerSource } from '../options/source.js';
import { outputWidth } from '../text/outputWidth.js';
import { paint } from '../text/paint.js';
import { safeJson } from '../text/safeJson.js';
import { wantsColour } from '../text/wantsColour.js';
import { askReport } from './askReport.js';
import { markdownReport } from './markdownReport.js';
import { markdownSection } from './markdownSection.js';
import { showReport } from './showReport.js';
import { showSection } from './showSection.js';

export interface ReportOptions extends AnswerSource {
  filter: Filter;
  /** Rows of a table. */
  limit: number;
  as: 'text' | 'json' | 'markdown';
  /** Both sides of a comparison, in place of the report. */
  compare?: ComparisonFilter;
  failOnRegression?: boolean;
}

/** Prints the figures of the dashboard's first screen, or a comparison of two sides. */
export async function report({ filter, limit, as, ...source }: ReportOptions): Promise<void> {
  const { compare } = source;
  if (compare) {
    const comparison = await withAnswers(source, ({ ask }) => ask('comparison', compare));
    process.stdout.write(compared(comparison, as));
    if (source.failOnRegression && regressed(comparison)) process.exitCode = exitCodes.regression;
    return;
  }
  const told = await withAnswers(source, ({ ask }) => askReport(ask, filter));
  const text = {
    text: () => showReport(told, { colour: wantsColour(), width: outputWidth(), limit }),
    json: () => `${safeJson({ filter, ...told.answers })}\n`,
    markdown: () => markdownReport(told, { limit }),
  };
  process.stdout.write(text[as]());
}

function compared(comparison: Comparison, as: ReportOptions['as']): string {
  if (as === 'json') return `${safeJson(comparison)}\n`;
  const section = comparisonSection(comparison);
  if (as === 'markdown') return `${markdownSection(section)}\n`;
  const colour = wantsColour();
  return `${showSection(section, outputWidth())
    .map((line) => paint(line, colour))
    .join('\n')}\n`;
}
