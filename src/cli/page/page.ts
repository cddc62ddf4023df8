import { writeFileSync } from 'node:fs';
import { chromeTrace } from '../../exporters/chromeTrace.js';
import type { Filter, VisitSort } from '../../wire/index.js';
import { withAnswers } from '../ask/openAnswers.js';
import type { AnswerSource } from '../options/source.js';
import { outputWidth } from '../text/outputWidth.js';
import { safeJson } from '../text/safeJson.js';
import { wantsColour } from '../text/wantsColour.js';
import { findPage } from './findPage.js';
import { showStory } from './showStory.js';
import { showVisits } from './showVisits.js';

export interface PageOptions extends AnswerSource {
  /** Or its beginning or end; absent: list visits. */
  id?: string;
  /** Of the list. */
  filter: Filter;
  sort: VisitSort;
  limit: number;
  json: boolean;
  /** File to write the page's trace to; `-`: the standard output. */
  trace?: string;
  /** ms on the page's clock. */
  between?: readonly [from: number, to: number];
}

/** Prints what happened in one visit, or which visits there are. */
export async function page({ id, ...options }: PageOptions): Promise<void> {
  process.stdout.write(id === undefined ? await visits(options) : await story(id, options));
}

type Rest = Omit<PageOptions, 'id'>;

async function visits({ filter, sort, limit, json, ...source }: Rest): Promise<string> {
  const rows = await withAnswers(source, ({ ask }) => ask('visits', { ...filter, sort }));
  if (json) return `${safeJson(rows)}\n`;
  return showVisits(rows, { colour: wantsColour(), width: outputWidth(), limit });
}

/** @throws {Error} one sentence: there is no such page, or the trace cannot be written */
async function story(given: string, { json, limit, trace, between, ...source }: Rest): Promise<string> {
  const told = await withAnswers(source, async ({ ask }) => {
    return ask('page', { page: await findPage(ask, given) });
  });
  const { head } = told;
  if (!head) throw new Error(`Nothing is stored of the page ${given}`);
  if (trace !== undefined) {
    const text = JSON.stringify(chromeTrace(told));
    if (trace === '-') return `${text}\n`;
    try {
      writeFileSync(trace, text);
    } catch (error) {
      throw new Error(`The trace cannot be written to ${trace}: ${(error as Error).message}`);
    }
    return `${trace} is written: load it in the Performance panel of DevTools, or in ui.perfetto.dev\n`;
  }
  if (json) return `${safeJson(told)}\n`;
  return showStory(head, told, {
    colour: wantsColour(),
    width: outputWidth(),
    limit,
    ...(between && { between }),
  });
}
