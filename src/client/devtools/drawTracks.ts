import { shared } from '../shared.js';
import { drawCall } from './drawCall.js';
import { drawLongFrames } from './drawLongFrames.js';
import { trackEntry } from './trackEntry.js';

/** From now on spans, and calls and renders that any copy of ours counts, are drawn; of long frames also those so far. */
export function drawTracks(): void {
  if (shared.draw) return;
  shared.draw = drawCall;
  shared.track = (duration, detail) => trackEntry('Spans', duration, propertiesOf(detail));
  drawLongFrames();
}

/** What the application says of a span, as far as it is plain. */
function propertiesOf(detail: object = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(detail)
      .filter(([, value]) => value !== null && !['object', 'function'].includes(typeof value))
      .map(([name, value]) => [name, String(value)]),
  );
}
