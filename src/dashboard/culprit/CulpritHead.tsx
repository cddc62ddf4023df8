import type { ComponentChildren } from 'preact';
import type { CulpritRow } from '../../wire/answers.js';
import { Badges } from '../culprits/Badges.js';
import { invokerOf } from '../culprits/invokerOf.js';
import { nameOf } from '../culprits/nameOf.js';
import { servedAs } from '../culprits/servedAs.js';
import { useTitle } from '../frame/useTitle.js';

/** Its name, the line of its source, who calls it, and how it was served. */
export function CulpritHead({ row, back }: { row: CulpritRow; back: ComponentChildren }) {
  const { invoker, how } = invokerOf(row);
  const { source } = row;
  useTitle(nameOf(row), 'Function');
  return (
    <header class="culprit-head">
      <p class="back">{back}</p>
      <h2 id="culprit">
        <span class={row.unattributed ? undefined : 'code'}>{nameOf(row)}</span> <Badges row={row} />
      </h2>
      {row.unattributed && (
        <p class="note">
          The browser’s own work (style, layout, paint, garbage collection), scripts under 5 ms, and what no
          script of a long frame accounts for.
        </p>
      )}
      {source && 'file' in source && (
        <figure class="source-line">
          <figcaption class="code">
            {source.file}:{source.line}:{source.column}
          </figcaption>
          {source.text && (
            <pre>
              <code>{source.text}</code>
            </pre>
          )}
        </figure>
      )}
      {!row.unattributed && (
        <dl class="culprit-facts">
          {(invoker || how) && (
            <div>
              <dt>Called by</dt>
              <dd>
                {invoker && <span class="code">{invoker}</span>} {how}
              </dd>
            </div>
          )}
          <div>
            <dt>Served as</dt>
            <dd class="code">{servedAs(row)}</dd>
          </div>
          {source && 'missing' in source && row.party === 'own' && (
            <div>
              <dt>Source</dt>
              <dd>{source.missing}</dd>
            </div>
          )}
        </dl>
      )}
    </header>
  );
}
