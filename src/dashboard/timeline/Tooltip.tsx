import { count } from '../format/count.js';
import { duration } from '../format/duration.js';
import { moment } from './moment.js';
import type { Pointed } from './pointAt.js';

interface Props {
  pointed: Pointed;
  /** px in the picture. */
  at: readonly [x: number, y: number];
  width: number;
}

/** What is under the pointer. */
export function Tooltip({ pointed: { bar, count: bars }, at: [x, y], width }: Props) {
  const left = x > width / 2;
  return (
    <div
      class="timeline-tooltip"
      aria-hidden="true"
      style={{ top: `${y + 16}px`, ...(left ? { right: `${width - x + 8}px` } : { left: `${x + 8}px` }) }}
    >
      <strong>{bar.label}</strong>
      <span>
        {moment(bar.start)}
        {bar.end > bar.start && ` · ${duration(bar.end - bar.start)}`}
      </span>
      {bars > 1 && (
        <span class="note">the longest of {count(bars)} entries here; press twice to zoom in</span>
      )}
    </div>
  );
}
