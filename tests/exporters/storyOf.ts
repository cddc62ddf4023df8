import type { Batch, PageStory, StoryEntry } from '../../src/wire/index.js';

/** The page's answer as the collector would give it of these batches. */
export function storyOf(batches: Batch[]): PageStory {
  const { page, view } = batches[0]!;
  const entries = batches.flatMap(({ from, view: { n }, entries }) =>
    entries.map((entry, i): StoryEntry => ({ seq: from + i, view: n, ...entry })),
  );
  return {
    head: {
      ...page,
      release: page.release ?? '',
      environment: page.environment ?? '',
      device: page.device ?? {},
      context: page.context ?? {},
      views: [...new Map([...batches].reverse().map((batch) => [batch.view.n, batch.view])).values()]
        .sort((a, b) => a.n - b.n)
        .map((of) => ({ ...of, entries: 1 })),
      coverage: { numbered: entries.length, stored: entries.length, dropped: {}, missing: 0 },
      url: view.url,
    },
    entries: entries.sort((a, b) => a.startTime - b.startTime),
    holes: [],
  };
}
