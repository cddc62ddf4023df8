import type { Finding, Place } from '../../wire/answers.js';
import { CulpritLink } from '../culprits/CulpritLink.js';
import { count } from '../format/count.js';
import type { ScreenProps } from '../screens.js';

/** Where the thing is: a line of source, a URL, an element, a measure. */
export function Where({
  finding: { place, url, target, measure },
  ...screen
}: { finding: Finding } & ScreenProps) {
  return (
    <p class="advice-where">
      {place && <PlaceText place={place} {...screen} />}
      {measure && <Part name="measure" text={measure} />}
      {url && url !== place?.sourceURL && <Part name="request" text={url} />}
      {target && <Part name="element" text={target} />}
    </p>
  );
}

function Part({ name, text }: { name: string; text: string }) {
  return (
    <span>
      <span class="advice-kind">{name}</span> <code>{text}</code>
    </span>
  );
}

function PlaceText({ place, ...screen }: { place: Place } & ScreenProps) {
  const { source, sourceURL, sourceFunctionName, sourceCharPosition, culprit } = place;
  const name = (source && 'file' in source && source.name) || sourceFunctionName;
  const named = (name || culprit !== undefined) && (
    <code>
      <CulpritLink culprit={culprit} {...screen}>
        {name || '(anonymous)'}
      </CulpritLink>
    </code>
  );
  if (source && 'file' in source) {
    return (
      <span>
        <code class="advice-file">
          {source.file}:{source.line}
        </code>{' '}
        {named} {source.text && <code class="advice-line">{source.text}</code>}
      </span>
    );
  }
  return (
    <span title={source && 'missing' in source ? source.missing : undefined}>
      <code class="advice-file">{sourceURL || 'no source file'}</code>
      {sourceURL && sourceCharPosition !== undefined && (
        <span class="note" title="Character offset in the served file">
          {' '}
          @{count(sourceCharPosition)}
        </span>
      )}{' '}
      {named}
      {source && 'missing' in source && <span class="note advice-missing"> {source.missing}</span>}
    </span>
  );
}
