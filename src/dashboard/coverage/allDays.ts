import type { Coverage } from '../../wire/answers.js';

type Day = Coverage['days'][number];

/** From the first day to the last, those without a page too. */
export function allDays(days: readonly Day[]): { day: string; numbers?: Day }[] {
  const first = Date.parse(days[0]!.day);
  const length = Math.round((Date.parse(days.at(-1)!.day) - first) / 86_400_000) + 1;
  return Array.from({ length }, (_, i) => {
    const day = new Date(first + i * 86_400_000).toISOString().slice(0, 10);
    const numbers = days.find((other) => other.day === day);
    return { day, ...(numbers && { numbers }) };
  });
}
