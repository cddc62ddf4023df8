import { isFieldmark } from '../../isFieldmark.js';
import { originOf } from '../../originOf.js';
import { createRule } from '../createRule.js';
import { deferral } from '../deferral.js';
import { duration } from '../duration.js';
import type { ScriptFact } from '../Facts.js';
import { scriptsOf } from '../kindOf.js';
import { nameOf } from '../nameOf.js';
import { sample } from '../sample.js';
import { scriptFinding } from '../scriptFinding.js';

/** We are a third party too, and no better for being the ones who say so. */
const less = {
  text: 'The script that records this costs your users that much. Record a share of the visits, or load it when the page is done: what happened before it came is seen all the same, as far as browsers keep it.',
  code: '<script async src="/fieldmark.js" data-sample-rate="0.1" …></script>',
};

export const thirdParty = createRule({
  id: 'third-party',
  when: 'A function of another origin takes 50 ms and more in a quarter of its long frames.',
  least: sample.code,
  find: (facts) =>
    byOrigin(scriptsOf(facts, 'third party')).map(([origin, scripts]) => {
      // Users of several functions overlap: those of the one that touches most are sure.
      const first = scripts[0]!;
      const itself = isFieldmark(first.sourceURL);
      const most = scripts.reduce((a, b) => (a.users >= b.users ? a : b));
      const blocking = scripts.reduce((sum, script) => sum + script.blocking, 0);
      return scriptFinding(
        { ...first, blocking, users: most.users, views: most.views },
        {
          title: `${itself ? 'Fieldmark itself' : `A third party, ${origin},`} keeps the main thread for ${duration(first.p75)} in ${nameOf(first)}.`,
          change: itself ? less : deferral(first.sourceURL),
          evidence: scripts
            .slice(1, 4)
            .map((script) => ({ text: `${nameOf(script)} too: ${duration(script.blocking)} of blocking` })),
          how: 'The share, by time, of all its functions in the blocking time of the long frames they ran in: all of it, if it did not run at all.',
        },
      );
    }),
});

/** Most blocking first, in the origins and within each. */
function byOrigin(scripts: ScriptFact[]): [string, ScriptFact[]][] {
  const origins = new Map<string, ScriptFact[]>();
  for (const script of [...scripts].sort((a, b) => b.blocking - a.blocking)) {
    const origin = isFieldmark(script.sourceURL) ? 'fieldmark.js' : originOf(script);
    origins.set(origin, [...(origins.get(origin) ?? []), script]);
  }
  return [...origins];
}
