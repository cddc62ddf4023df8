import type { Ask } from '../../collector/createAnswers.js';
import type { Filter, FunctionFilter, FunctionKind, FunctionSort } from '../../wire/index.js';
import { withAnswers } from '../ask/openAnswers.js';
import type { AnswerSource } from '../options/source.js';
import { markdownSection } from '../report/markdownSection.js';
import type { Section } from '../report/Section.js';
import { showSection } from '../report/showSection.js';
import { outputWidth } from '../text/outputWidth.js';
import { paint } from '../text/paint.js';
import { printable } from '../text/printable.js';
import { safeJson } from '../text/safeJson.js';
import { wantsColour } from '../text/wantsColour.js';
import { functionSections } from './functionSections.js';
import { listSections } from './listSections.js';

export interface FunctionsOptions extends AnswerSource {
  filter: Filter;
  sort: FunctionSort;
  kind?: FunctionKind;
  /** One of them, in place of the list. */
  name?: string;
  /** Rows of a table. */
  limit: number;
  as: 'text' | 'json' | 'markdown';
}

/** Prints what instrumented functions and components cost, or who called one of them and what it called. */
export async function functions({ filter, sort, kind, name, limit, as, ...source }: FunctionsOptions) {
  const kinds: readonly FunctionKind[] = kind ? [kind] : ['function', 'component'];
  const told = await withAnswers(source, async ({ ask }) => {
    if (name !== undefined) return one(ask, { ...filter, name }, kinds, limit);
    const { rows, totals } = await ask('functions', { ...filter, sort });
    const answer = {
      rows: rows.filter((row) => kinds.includes(row.kind)),
      totals: totals.filter((row) => kinds.includes(row.kind)),
    };
    return { answer, sections: listSections(answer, limit) };
  });
  process.stdout.write(as === 'json' ? `${safeJson(told.answer)}\n` : shown(told.sections, as));
}

/** @throws {Error} one sentence: nothing is stored of it */
async function one(ask: Ask, asked: FunctionFilter, kinds: readonly FunctionKind[], limit: number) {
  for (const kind of kinds) {
    const answer = await ask('function', { ...asked, kind });
    if (!answer.row) continue;
    const { name } = asked;
    return { answer: { name, kind, ...answer }, sections: functionSections(name, kind, answer, limit) };
  }
  throw new Error(
    `Nothing is stored of an instrumented ${kinds.join(' or ')} ${printable(asked.name)} in this selection`,
  );
}

function shown(sections: readonly Section[], as: 'text' | 'markdown'): string {
  if (!sections.length)
    return 'Nothing is stored for that yet: wrap(), instrument() and the adapters for frameworks count functions and components.\n';
  if (as === 'markdown') return `${sections.map(markdownSection).join('\n\n')}\n`;
  const width = outputWidth();
  const colour = wantsColour();
  const texts = sections.map((section) =>
    showSection(section, width)
      .map((line) => paint(line, colour))
      .join('\n'),
  );
  return `${texts.join('\n\n')}\n`;
}
