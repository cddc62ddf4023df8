import type { Advice } from '../../wire/index.js';
import type { Facts } from './Facts.js';
import { mergeSame } from './mergeSame.js';
import { rules } from './rules/index.js';

/** Findings listed. */
const most = 40;

/**
 * What the rules say of the facts, by score; what they see below their sample size only once it is enough together.
 * Of a sample those sessions count that were looked at.
 */
export function advise(facts: Facts): Advice {
  const { sampled = 1 } = facts;
  const seen = rules.flatMap(({ look, least }) =>
    mergeSame(look(facts), facts.sessions).map((finding) => ({
      finding,
      enough: finding.users >= least * sampled,
    })),
  );
  const said = seen.filter(({ enough }) => enough).map(({ finding }) => finding);
  return {
    findings: said.sort((a, b) => b.score - a.score || b.users - a.users).slice(0, most),
    ...(facts.sampled !== undefined && { sampled: facts.sampled }),
    sessions: facts.sessions,
    views: facts.views,
    rules: rules.length,
    waiting: seen.length - said.length,
  };
}
