import type { Site } from '../site.js';

/** A page of a tour. All code is text, since no tool drives the browser; it may use `tools`. */
export interface Step {
  /** Of the site's page, `data-` attributes among it. */
  query?: Record<string, string>;
  /** Done before the bundle is there. */
  before?: string;
  /** Done once the page has loaded; it may await. Then the next step follows. */
  during?: string;
  /** How it goes on from there; `goTo()` unless it says otherwise. */
  leave?: (next: number) => string;
  /** In the head, after all that. */
  html?: string;
}

/** What is tried with one application, so on one database. */
export interface Stop {
  app: string;
  steps: Step[];
  /** Pages beside the way, at `/beside/app`. */
  beside?: Step;
}

/** What each page has at hand, beside `app`. */
const tools = `
  // Others may do to fetch what they like.
  const ask = fetch.bind(window);
  const signal = (name) => ask('/signal/' + encodeURIComponent(app + ': ' + name));
  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
  const forever = new Promise(() => {});
  const until = async (test) => { while (!(await test())) await sleep(20); };
  // An endpoint may never answer.
  const flushed = () => Promise.race([fieldmark.flush(), sleep(1500)]);
  const made = async (count, name) => { makeMeasures(count, 'work:' + name); await flushed(); };
  const goTo = (step) => { location.href = '/step/' + step; };
  const databases = async () => (await indexedDB.databases()).map(({ name }) => name);
  const openDatabase = (version, upgrade) => new Promise((done, fail) => {
    const request = indexedDB.open('fieldmark:' + app, version);
    request.onupgradeneeded = () => upgrade(request.result);
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  const complain = (what) => signal('complaint: ' + what);
  addEventListener('error', ({ message }) => complain(message));
  addEventListener('unhandledrejection', ({ reason }) => complain('unhandled ' + reason));
  addEventListener('securitypolicyviolation', ({ violatedDirective }) => complain(violatedDirective));
`;

/** Lets a policy have the tour's own scripts, and no others that stand in the page. */
export const nonce = 'tour';

/**
 * Lays out pages that lead from one to the next, through all stops. At the last they signal `end`, and on the way, after
 * the application's name, `complaint: …` for what the page has seen of errors.
 * @returns where it begins
 */
export function layOut(site: Site, stops: readonly Stop[]): string {
  const steps = stops.flatMap(({ app, steps }) => steps.map((step) => ({ app, ...step })));
  const goTo = (next: number) => (next < steps.length ? `goTo(${next});` : `signal('end');`);
  for (const [i, { app, leave = goTo, ...step }] of steps.entries())
    site.aliases[`/step/${i}`] = address(app, i, step, leave(i + 1));
  for (const { app, beside } of stops)
    if (beside) site.aliases[`/beside/${app}`] = address(app, -1, beside, '');
  return `${site.url}/step/0`;
}

/** Of a step's page. */
function address(
  app: string,
  step: number,
  { query, before = '', during = '', html = '' }: Step,
  leave: string,
): string {
  const head = `<script nonce="${nonce}">
    const app = ${JSON.stringify(app)};
    const step = ${step};
    ${tools}
    addEventListener('load', async () => {
      try { ${during} } catch (error) { complain(error); }
      ${leave}
    });
    { ${before} }
  </script>${html}`;
  return `/?${new URLSearchParams({ 'data-app': app, ...query, before: head })}`;
}
