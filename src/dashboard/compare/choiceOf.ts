import type { ComparisonFilter, Release } from '../../wire/answers.js';
import type { Address } from '../state/Address.js';
import { filterOf } from '../state/filterOf.js';
import { periodsOf } from './periodsOf.js';

export type By = 'release' | 'period' | 'device';

/** What is compared with what. */
export interface Choice {
  by: By;
  /** Of the app that is compared, the newest first. */
  releases: Release[];
  /** Names of the sides. */
  target: string;
  base: string;
  /** What the question takes besides the address's filter; absent where the choice is not complete. */
  own?: Partial<ComparisonFilter>;
  /** Then why, in one sentence. */
  missing?: string;
}

/** The address as a comparison, asked at `now` (epoch ms). `seen` are the releases of its app, or of all apps. */
export function choiceOf(address: Address, seen: readonly Release[], now: number): Choice {
  const app = address.app || seen[0]?.app || '';
  const releases = seen.filter((release) => release.app === app);
  const by = byOf(address.by, releases);
  if (by === 'period') return { by, releases, ...periodsOf(filterOf(address, now), address.with, now) };
  if (by === 'device') {
    const target = address.device || 'mobile';
    const base = target === 'mobile' ? 'desktop' : 'mobile';
    const names = { mobile: 'Mobile', desktop: 'Desktop' };
    const own = { device: target, 'base.device': base } as const;
    return { by, releases, target: names[target], base: names[base], own };
  }
  const names = releases.map(({ release }) => release);
  const target = address.release || names[0] || '';
  const before = names[names.indexOf(target) + 1] ?? names.find((name) => name !== target) ?? '';
  const base = address.with && address.with !== target ? address.with : before;
  if (!target || !base)
    return {
      by,
      releases,
      target,
      base,
      missing: names.length
        ? `There is only one release, ${names[0]}: a second one is needed to compare it with.`
        : 'No page names its release: data-release="1.4.0" on the script tag does.',
    };
  return { by, releases, target, base, own: { ...(app && { app }), release: target, 'base.release': base } };
}

function byOf(by: string, releases: readonly Release[]): By {
  if (by === 'release' || by === 'period' || by === 'device') return by;
  return releases.length > 1 ? 'release' : 'period';
}
