import type { CalledPlace } from '../../wire/answers.js';
import { CulpritLink } from '../culprits/CulpritLink.js';
import { invokerOf } from '../culprits/invokerOf.js';
import { isNamed, nameOf } from '../culprits/nameOf.js';
import { PlaceName } from '../culprits/PlaceName.js';
import type { ScreenProps } from '../screens.js';

/** A script: its name, where it stands in its source or else in what was served, and what called it. */
export function ScriptPlace({ script, ...screen }: { script: CalledPlace } & ScreenProps) {
  const { source } = script;
  const { invoker, how } = invokerOf(script);
  return (
    <>
      <span class={isNamed(script) ? 'function-name' : 'function-name unnamed'}>
        <CulpritLink culprit={script.culprit} {...screen}>
          {nameOf(script)}
        </CulpritLink>
      </span>
      <span class="function-source">
        <PlaceName place={script} /> {invoker && <span class="code">{invoker}</span>}{' '}
        {how && <span>{how}</span>}
      </span>
      {source && 'text' in source && <code class="source-text">{source.text}</code>}
    </>
  );
}
