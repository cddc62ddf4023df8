import { overlap } from '../../analysis/comparison/overlap.js';
import { sidesOf } from '../../analysis/comparison/sidesOf.js';
import type { ComparisonFilter, Filter } from '../../wire/index.js';
import { UsageError } from '../UsageError.js';

/** How far back `day` and `week` lie, ms. */
const shifts: { [side: string]: number } = { day: 86_400_000, week: 7 * 86_400_000 };

/**
 * The comparison that `--compare` asks for: `release:1.4.0`, `device:desktop`, `route:/cart`, `app:shop`, or a period:
 * `before`, `day` or `week`.
 * @throws {UsageError} one sentence: what is wrong with it
 */
export function readCompare(text: string, filter: Filter, now: number): ComparisonFilter {
  const asked = sidesFor(text, filter, now);
  const { target, base } = sidesOf(asked);
  if (overlap(target, base)) {
    const part = text.split(':')[0]!;
    throw new UsageError(
      part in shifts
        ? `--compare ${text} would compare a time with part of itself: it is longer than a ${text}`
        : `--compare ${text} needs what to compare with it: another --${part}`,
    );
  }
  return asked;
}

function sidesFor(text: string, filter: Filter, now: number): ComparisonFilter {
  const { from, to = now } = filter;
  if (text === 'before' || text in shifts) {
    if (from === undefined) throw new UsageError(`--compare ${text} needs a time: --since or --from`);
    const shift = shifts[text] ?? to - from;
    return {
      ...filter,
      from,
      to,
      'base.from': Math.max(0, from - shift),
      'base.to': Math.max(0, to - shift),
    };
  }
  const [, part, value] = /^(app|release|route|device):(.+)$/s.exec(text) ?? [];
  if (part === 'device') {
    if (value !== 'mobile' && value !== 'desktop')
      throw new UsageError(`--compare device: must be mobile or desktop, not ${value}`);
    const device = filter.device ?? (value === 'mobile' ? 'desktop' : 'mobile');
    return { ...filter, device, 'base.device': value };
  }
  if (part === 'app' || part === 'release' || part === 'route') return { ...filter, [`base.${part}`]: value };
  throw new UsageError(
    `--compare must be release:R, route:R, app:A, device:mobile, device:desktop, before, day or week, not ${text}`,
  );
}
