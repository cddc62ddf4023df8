import { UsageError } from '../UsageError.js';

const latest = Date.parse('2100-01-01');
const units: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/**
 * Epoch ms of `24h` (ago), `2026-11-23`, `2026-11-23T08:00Z` or epoch ms.
 * @throws {UsageError} naming the option
 */
export function parseTime(option: string, text: string, now: number): number {
  const ago = /^(\d+)([mhdw])$/.exec(text);
  const time = ago
    ? now - Number(ago[1]) * units[ago[2]!]!
    : /^\d{12,13}$/.test(text)
      ? Number(text)
      : Date.parse(text);
  if (!(time >= 0 && time < latest))
    throw new UsageError(`${option} must be like 24h, 7d or 2026-11-23, not ${text}`);
  return time;
}
