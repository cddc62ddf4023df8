import type { Finding, GainOf } from '../../wire/answers.js';
import { count } from '../format/count.js';
import { duration } from '../format/duration.js';

const words: Record<GainOf, string> = {
  blocking: 'less blocking',
  INP: 'less input delay',
  LCP: 'earlier LCP',
  FCP: 'earlier FCP',
  TTFB: 'earlier first byte',
  CLS: 'less CLS',
  wait: 'less waiting',
};

/** What a finding gives back at most, each view and in all, and to how many. */
export function Gain({ finding, sessions, share }: { finding: Finding; sessions: number; share: number }) {
  const { gain, users, views } = finding;
  const figure = (value: number) => (gain.of === 'CLS' ? score(value) : duration(value));
  return (
    <div class="advice-gain">
      <p class="advice-figure">
        <span class="note">up to</span> <strong>{figure(gain.perView)}</strong>
      </p>
      <p>
        {words[gain.of]} in {count(views)} {views === 1 ? 'view' : 'views'}
      </p>
      <p class="note">
        {count(users)} of {count(sessions)} users
        {gain.of !== 'CLS' && ` · ${figure(gain.total)} in all`}
      </p>
      <span class="advice-bar" aria-hidden="true">
        <span style={{ width: `${Math.max(2, 100 * share)}%` }} />
      </span>
    </div>
  );
}

const score = (value: number) => String(Number(value.toFixed(value < 0.1 ? 3 : 2)));
