import { round } from '../plain.js';
import type { Call } from '../shared.js';
import { draw } from './draw.js';
import { trackEntry } from './trackEntry.js';

/**
 * More than a step of the clock, ms: one step may as well be next to nothing, and of those a hot loop has many.
 * https://w3c.github.io/hr-time/#dfn-coarsen-time
 */
const shortest = 0.15;

/** A call in the track of functions, or a render in that of components, coloured by the time of its own. */
export function drawCall(call: Call): void {
  const { callee, caller, start, end, own, render, layoutEffects, effects } = call;
  if (end - start < shortest) return;
  const { name, kind, phase } = callee;
  const properties = {
    own: time(own),
    [kind ? 'inside' : 'called by']: caller?.name,
    phase,
    render: time(render),
    'layout effects': time(layoutEffects),
    effects: time(effects),
  };
  const entry = trackEntry(
    kind ? 'Components' : 'Functions',
    own,
    properties,
    `${name}${phase ? ` (${phase})` : ''}, own time ${time(own) ?? '0 ms'}`,
  );
  draw(name, start, end, entry);
}

const time = (duration = 0) => (duration ? `${round(duration)} ms` : undefined);
