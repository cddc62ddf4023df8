import type { AnatomyParts, Verdict } from '../wire/index.js';

/** Whether a measure took its time working or waiting: what took at least half of it. */
export function verdict({ script, layout, network, blocked, rest }: AnatomyParts): Verdict {
  const wall = script + layout + network + blocked + rest;
  if (!(wall > 0)) return 'neither';
  if (script + layout >= wall / 2) return 'busy';
  return network + blocked >= wall / 2 ? 'waiting' : 'neither';
}
