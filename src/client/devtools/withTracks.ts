import { complain } from '../complain.js';
import type { Options } from '../options.js';
import { shared } from '../shared.js';
import { drawTracks } from './drawTracks.js';
import { withoutTracks } from './withoutTracks.js';

/** Begins to draw, if that is wanted, and gives the options for whoever records. */
export function withTracks(options: Options, devtools: unknown): Options {
  if (devtools !== undefined && typeof devtools !== 'boolean')
    complain(`devtools must be true or false, not ${typeof devtools}`, devtools);
  // A server that renders the application draws nothing; a second init() on a page is told that it is one.
  if (!devtools || typeof document === 'undefined' || shared.running) return options;
  const { beforeSend } = options;
  drawTracks();
  // Anything else is complained about by whoever reads the options.
  if (beforeSend !== undefined && typeof beforeSend !== 'function') return options;
  return { ...options, beforeSend: withoutTracks(beforeSend) };
}
