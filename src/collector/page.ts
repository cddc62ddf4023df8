import type { PageFilter, PageStory } from '../wire/index.js';
import { findCode } from './findCode.js';
import type { Sources } from './Sources.js';

/** One visit, its scripts found again in their sources and among the culprits. */
export async function page(sources: Sources, asked: PageFilter): Promise<PageStory> {
  const story = await sources.store.ask('page', asked);
  const { app = '', release = '' } = story.head ?? {};
  const scripts = story.entries.flatMap((entry) =>
    entry.type === 'long-animation-frame' ? (entry.scripts ?? []) : [],
  );
  const found = await findCode(
    sources,
    scripts.map(({ invoker = '', invokerType = '', ...script }) => ({
      ...script,
      app,
      release,
      invoker,
      invokerType,
    })),
  );
  for (const [i, script] of scripts.entries()) Object.assign(script, found[i]);
  return story;
}
