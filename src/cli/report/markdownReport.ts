import type { ReportAnswers } from './askReport.js';
import { blocks } from './blocks.js';
import { markdownSection } from './markdownSection.js';
import type { Section } from './Section.js';
import { scopeOf } from './scopeOf.js';
import { nothing, olderThan, restsOn } from './showReport.js';

/** The report as GitHub's Markdown, for a comment on a pull request. */
export function markdownReport(
  { filter, answers, unknown }: ReportAnswers,
  { limit }: { limit: number },
): string {
  const { overview } = answers;
  if (!overview.numbered) return `${nothing}\n`;
  const head: Section = {
    title: 'Fieldmark report',
    items: [{ head: scopeOf(filter), texts: [[{ text: restsOn(answers) }]] }],
  };
  const sections = blocks.map((block) => block.section(answers, { filter, overview, limit }));
  return `${[
    markdownSection(head),
    ...sections.flatMap((section) => (section ? [markdownSection(section)] : [])),
    ...(unknown.length ? [olderThan(unknown)] : []),
  ].join('\n\n')}\n`;
}
