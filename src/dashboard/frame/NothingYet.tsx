import { Snippet } from './Snippet.js';

/** The collector is empty: what to do next. */
export function NothingYet() {
  const base = new URL('.', document.baseURI).href;
  const tag = `<script async src="${base}fieldmark.js" data-endpoint="${base}v1/batches" data-app="shop"></script>`;
  return (
    <section class="message">
      <h2>Nothing has arrived yet</h2>
      <p>
        Paste this tag into the head of a page and open the page. What it records shows here within seconds.
      </p>
      <Snippet label="Script tag" text={tag} />
      <p>Or see it filled: from a checkout of Fieldmark, this sends thirty visitors through a slow shop.</p>
      <Snippet label="Demo command" text="npm run demo -- --visitors 30" />
      <p class="waiting" role="status">
        <span class="pulse" aria-hidden="true" /> Waiting for the first entries…
      </p>
    </section>
  );
}
