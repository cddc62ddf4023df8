import type { CulpritRow } from '../../wire/answers.js';

const parties = {
  own: ['own', 'Served by the page’s own origin, or its source map is here'],
  third: ['third party', 'Served by another origin'],
  extension: ['browser extension', 'Of a user’s browser: not yours to change'],
  fieldmark: [
    'Fieldmark itself',
    'The script that records: what it costs your users is shown like any other’s',
  ],
} as const;

/** Whose code it is, and whether it came with a release. */
export function Badges({ row: { party, newSince } }: { row: CulpritRow }) {
  const [word, title] = party ? parties[party] : ['', ''];
  return (
    <>
      {party && (
        <span class={`badge ${party}`} title={title}>
          {word}
        </span>
      )}{' '}
      {newSince !== undefined && (
        <span class="badge new" title="Earlier releases were seen without it">
          new in {newSince}
        </span>
      )}
    </>
  );
}
