import { UsageError } from '../UsageError.js';

const units: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of `30s`, `5m`, `2h`. @throws {UsageError} naming the option */
export function parseWindow(option: string, text: string): number {
  const [, number, unit] = /^(\d+)([smh])$/.exec(text) ?? [];
  const ms = Number(number) * (units[unit ?? ''] ?? Number.NaN);
  if (!(ms >= 10_000 && ms <= 86_400_000))
    throw new UsageError(`${option} must be 10s to 24h, like 30s, 5m or 2h, not ${text}`);
  return ms;
}
