import { resolve } from 'node:path';
import { holderOf, isDataDirectory, openStore } from '../store/index.js';
import type { Filter, Report } from '../wire/index.js';
import { askCollector } from './askCollector.js';
import { showReport } from './showReport.js';

export interface ReportOptions {
  data: string;
  json: boolean;
  filter: Filter;
  url?: string;
  token?: string;
}

/** Prints the figures: from the collector named, else from the one that holds the directory, else from the directory. */
export async function report(options: ReportOptions): Promise<void> {
  const answer = await ask(options);
  const colour = Boolean(process.stdout.isTTY) && !process.env.NO_COLOR;
  process.stdout.write(
    options.json ? `${JSON.stringify(answer, null, 2)}\n` : showReport(answer, { colour }),
  );
}

async function ask({ data, filter, url, token }: ReportOptions): Promise<Report> {
  const directory = resolve(data);
  const running = url ?? holderOf(directory)?.url;
  if (running) return askCollector(running, filter, token);
  if (!isDataDirectory(directory)) {
    throw new Error(
      `There is no data directory ${directory}: name one with --data, or a collector with --url`,
    );
  }
  const store = await openStore({ path: directory });
  try {
    return await store.ask('report', filter);
  } finally {
    await store.close();
  }
}
