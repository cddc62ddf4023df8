import { resolve } from 'node:path';
import { holderOf, isDataDirectory } from '../../store/index.js';
import { createSourceMaps, type SourceMaps, sourceMapsOf } from '../../symbolicate/index.js';
import type { AnswerSource } from '../options/source.js';
import { collectorAt } from './collectorAt.js';
import { type Send, sendSourceMaps } from './sendSourceMaps.js';

/** Who keeps the source maps: the collector named, else the one that holds the data directory, else the directory itself. */
export interface Keeper extends Pick<SourceMaps, 'list' | 'remove'> {
  name: string;
  send: Send;
}

/** @throws {Error} one sentence: there is no such directory */
export function keeperOf({ data, url, token }: AnswerSource): Keeper {
  const directory = resolve(data);
  const running = url ?? holderOf(directory)?.url;
  if (running) {
    const remote = collectorAt(running, token);
    return { ...remote, name: running, send: sendSourceMaps.to(running, token) };
  }
  if (!isDataDirectory(directory))
    throw new Error(
      `There is no data directory ${directory}: name one with --data, or a collector with --url`,
    );
  const name = sourceMapsOf(directory);
  const kept = createSourceMaps(name);
  return { ...kept, name, send: sendSourceMaps.into(kept) };
}
