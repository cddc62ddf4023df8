import { Snippet } from '../frame/Snippet.js';

const code = `import { wrap } from 'fieldmark';

export const priceOf = wrap('priceOf', (item) => …);`;

/** No page has told of instrumented code: how that begins. */
export function NotInstrumented() {
  return (
    <div class="card none not-instrumented">
      <p>
        <strong>Nothing is instrumented yet.</strong> Name the functions and components that matter, and what
        each took of a long frame stands here.
      </p>
      <Snippet label="Wrapped function" text={code} />
      <p>
        For components, <code>fieldmark/react</code>, <code>fieldmark/vue</code> and{' '}
        <code>fieldmark/svelte</code> do it in the framework’s own way; the README has the lines to paste.
      </p>
    </div>
  );
}
