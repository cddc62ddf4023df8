import { limits } from '../wire/limits.js';
import type { Entry } from '../wire/types.js';

/** The visitor's answer, as far as there is one. `gpc`: denied where the browser sends Global Privacy Control. */
export type Consent = 'granted' | 'pending' | 'denied' | 'gpc';

/** What `init()` takes. */
export interface Options {
  /** Where batches are POSTed to. Without it nothing is measured. */
  endpoint: string;
  /**
   * The application's name.
   * @default location.hostname
   */
  app?: string | undefined;
  /** The version that is deployed, such as a tag or a commit. */
  release?: string | undefined;
  /** Such as `production`. */
  environment?: string | undefined;
  /** A few dimensions of your own, sent with every batch: `{ plan: 'pro' }`. */
  context?: Record<string, string> | undefined;
  /**
   * Share of sessions that are measured, 0 to 1; decided once a session.
   * @default 1
   */
  sampleRate?: number | undefined;
  /**
   * Whether the visitor agrees; `setConsent()` says it later. `pending`: what happens is kept in memory, and nothing is
   * written or sent. `denied`: nothing is measured, and what this browser has stored of the application is erased.
   * `gpc`: denied where `navigator.globalPrivacyControl` is true, granted elsewhere.
   * @default 'granted'
   */
  consent?: Consent | undefined;
  /**
   * Names the route of a URL, so that alike pages are counted together: `/product/17` → `/product/:id`.
   * @default the URL's path
   */
  route?: ((url: URL) => string) | undefined;
  /** Sees each entry before it is kept: return it, changed or not, or `null` to discard it. */
  beforeSend?: ((entry: Entry) => Entry | null | undefined) | undefined;
  /**
   * How long entries wait to be sent together, ms.
   * @default 5000
   */
  sendInterval?: number | undefined;
  /**
   * How much may wait on this browser's disk, bytes. Beyond it the oldest are dropped and counted.
   * @default 5242880 (5 MiB)
   */
  maxBytes?: number | undefined;
  /**
   * How long undelivered entries are kept, ms.
   * @default 604800000 (7 days)
   */
  maxAge?: number | undefined;
  /**
   * In development: shows components, functions, spans and the scripts of long frames as tracks in the Performance panel of
   * Chrome's DevTools. An application's production bundle is without it, and the production script knows no such option.
   * @default false
   */
  devtools?: boolean | undefined;
}

/** What the application left out has its default, if there is one. */
export type ResolvedOptions = Pick<Options, Optional> & {
  [Name in Exclude<keyof Options, Optional | 'devtools'>]-?: NonNullable<Options[Name]>;
};
type Optional = 'release' | 'environment' | 'context';

export const defaults = {
  sampleRate: 1,
  consent: 'granted',
  route: (url: URL) => url.pathname,
  beforeSend: (entry: Entry) => entry,
  sendInterval: 5_000,
  maxBytes: 5 * 1024 * 1024,
  maxAge: 7 * 24 * 3600_000,
} satisfies Partial<Options>;

type Rule = (value: unknown) => boolean;

const isText: Rule = (value) => typeof value === 'string' && value.length <= limits.name;
const isNumber: Rule = (value) => typeof value === 'number' && value >= 0;
const isFunction: Rule = (value) => typeof value === 'function';
const answers = ['granted', 'pending', 'denied', 'gpc'];
const rules: Record<keyof ResolvedOptions, Rule> = {
  endpoint: isUrl,
  app: isText,
  release: isText,
  environment: isText,
  context: (value) => !!value && Object.values(value).every(isText),
  sampleRate: (value) => isNumber(value) && (value as number) <= 1,
  consent: isConsent,
  route: isFunction,
  beforeSend: isFunction,
  sendInterval: isNumber,
  maxBytes: isNumber,
  maxAge: isNumber,
};

const text = `text up to ${limits.name} characters`;
/** What each must be. The script tag of production says only what it cannot be. */
const wanted: Record<keyof ResolvedOptions, string> = {
  endpoint: 'a URL',
  app: text,
  release: text,
  environment: text,
  context: 'an object of texts',
  sampleRate: 'a number from 0 to 1',
  consent: answers.join(', '),
  route: 'a function',
  beforeSend: 'a function',
  sendInterval: 'a number from 0',
  maxBytes: 'a number from 0',
  maxAge: 'a number from 0',
};

/**
 * The options with their defaults. What is unknown or wrong is told to `complain` in one sentence each and left out.
 */
export function resolveOptions(
  options: Options,
  complain: (...sentence: unknown[]) => void,
): ResolvedOptions {
  const resolved: Record<string, unknown> = { ...defaults, app: location.hostname };
  for (const [key, value] of Object.entries(options ?? {})) {
    const name = key as keyof ResolvedOptions;
    const rule = rules[name];
    if (!rule) complain(`there is no option "${name}"`);
    else if (value !== undefined)
      if (rule(value)) resolved[name] = value;
      else {
        const reason = __TERSE__ ? 'cannot be' : `must be ${wanted[name]}, not`;
        complain(`${name} ${reason} ${typeof value}`, value);
        // Whatever it was to be, it is no agreement.
        if (name === 'consent') resolved.consent = 'pending';
      }
  }
  return resolved as unknown as ResolvedOptions;
}

export function isConsent(value: unknown): value is Consent {
  return answers.includes(value as string);
}

function isUrl(value: unknown): boolean {
  try {
    return !!new URL(value as string, document.baseURI);
  } catch {
    return false;
  }
}
