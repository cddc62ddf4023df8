import type { Advice } from '../../wire/index.js';
import type { Facts } from './Facts.js';
import { rules } from './rules/index.js';
import { withoutExtensions } from './withoutExtensions.js';

/** Findings listed. */
const most = 40;

/**
 * What the rules say of the facts, by score.
 * Of a sample those sessions count that were looked at.
 */
export function advise(facts: Facts): Advice {
  const { sampled = 1 } = facts;
  const changeable = withoutExtensions(facts);
  const seen = rules.flatMap(({ look, least }) =>
    look(changeable).map((finding) => ({
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
