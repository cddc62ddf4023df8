import { createRule } from '../createRule.js';
import { duration } from '../duration.js';
import { scriptsOf } from '../kindOf.js';
import { fileOf } from '../nameOf.js';
import { sample } from '../sample.js';
import { scriptFinding } from '../scriptFinding.js';

export const scriptEvaluation = createRule({
  id: 'script-evaluation',
  when: 'An own script takes 50 ms and more to run when it is loaded.',
  least: sample.code,
  find: (facts) =>
    scriptsOf(facts, 'evaluation').map((script) =>
      scriptFinding(script, {
        title: `${script.sourceURL ? fileOf(script.sourceURL) : 'An inline script'} takes ${duration(script.p75)} merely to load: its top level computes.`,
        change: {
          text: 'Import what the first view does not need when it is needed, and move work from the top level of modules into functions.',
          code: `button.addEventListener('click', async () => {
  const { openEditor } = await import('./editor.js');
  openEditor();
});`,
        },
      }),
    ),
});
