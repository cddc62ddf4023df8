import type { Coverage } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { share } from '../format/share.js';
import { allDays } from './allDays.js';
import { DayTable } from './DayTable.js';
import { dayName } from './dayName.js';
import { givenUp } from './givenUp.js';

/** Of a column, px. */
const widest = 56;
/** Of all of them, px: the axis has its words. */
const least = 230;

/** A column a day, full where all is stored. */
export function Days({ days }: { days: Coverage['days'] }) {
  const worst = days.reduce((a, b) => (b.stored / b.numbered < a.stored / a.numbered ? b : a));
  const first = dayName(days[0]!.day);
  const last = dayName(days.at(-1)!.day);
  const all = allDays(days);
  const maxWidth = `${Math.max(least, all.length * widest)}px`;
  const label = `Coverage by day, ${first} to ${last}: least on ${dayName(worst.day)}, ${share(worst.stored / worst.numbered)}`;
  return (
    <div>
      <div class="day-columns" role="img" aria-label={label} style={{ maxWidth }}>
        {all.map(({ day, numbers }) => (
          <span key={day} class="day-column" title={title(day, numbers)}>
            {numbers &&
              partsOf(numbers).map(({ kind, part }) => (
                <span key={kind} class={`part ${kind}`} style={{ flexGrow: String(part) }} />
              ))}
          </span>
        ))}
      </div>
      <p class="day-axis" aria-hidden="true" style={{ maxWidth }}>
        <span>{first}</span>
        <span>day by day, UTC</span>
        <span>{last}</span>
      </p>
      <DayTable days={days} />
    </div>
  );
}

function partsOf(numbers: Coverage['days'][number]) {
  const { numbered, stored, missing } = numbers;
  return [
    { kind: 'stored', part: stored / numbered },
    { kind: 'dropped', part: givenUp(numbers) / numbered },
    { kind: 'missing', part: missing / numbered },
  ].filter(({ part }) => part > 0);
}

function title(day: string, numbers: Coverage['days'][number] | undefined): string {
  if (!numbers) return `${dayName(day)}: no page`;
  const { numbered, stored, missing } = numbers;
  return `${dayName(day)}: ${count(stored)} of ${count(numbered)} stored, ${count(givenUp(numbers))} dropped, ${count(missing)} missing`;
}
