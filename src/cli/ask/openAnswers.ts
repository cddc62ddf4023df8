import { resolve } from 'node:path';
import { type Ask, createAnswers } from '../../collector/createAnswers.js';
import { holderOf, isDataDirectory, openStore } from '../../store/index.js';
import { createSymbolicator, sourceMapsOf } from '../../symbolicate/index.js';
import type { AnswerSource } from '../options/source.js';
import { askCollector } from './askCollector.js';

export interface OpenAnswers {
  ask: Ask;
  /** The collector's address, or the directory. */
  from: string;
  close(): Promise<void>;
}

/** The collector named, else the one that holds the directory; absent: none runs. */
export function openCollector({ data, url, token }: AnswerSource): OpenAnswers | undefined {
  const running = url ?? holderOf(resolve(data))?.url;
  if (!running) return undefined;
  return {
    ask: (question, asked) => askCollector({ url: running, question, asked, token }),
    from: running,
    close: async () => {},
  };
}

/**
 * Who answers: the collector, or where none runs the directory itself, which is then in use until `close`.
 * @throws {Error} one sentence: why there is no answer to be had
 */
export async function openAnswers(source: AnswerSource): Promise<OpenAnswers> {
  const collector = openCollector(source);
  if (collector) return collector;
  const directory = resolve(source.data);
  if (!isDataDirectory(directory)) {
    throw new Error(
      `There is no data directory ${directory}: name one with --data, or a collector with --url`,
    );
  }
  const store = await openStore({ path: directory });
  const symbolicator = createSymbolicator({ directory: sourceMapsOf(directory) });
  return {
    ask: createAnswers({ store, symbolicator }),
    from: directory,
    async close() {
      await symbolicator.close();
      await store.close();
    },
  };
}

/** Asks, and lets go of what was opened for it. */
export async function withAnswers<T>(
  source: AnswerSource,
  use: (answers: OpenAnswers) => Promise<T>,
): Promise<T> {
  const answers = await openAnswers(source);
  try {
    return await use(answers);
  } finally {
    await answers.close();
  }
}
