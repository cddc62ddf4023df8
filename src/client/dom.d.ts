// What lib.dom lacks, each with its spec.
import type { NavigationType } from '../wire/types.js';

declare global {
  /** https://w3c.github.io/long-animation-frames/#sec-PerformanceLongAnimationFrameTiming */
  interface PerformanceLongAnimationFrameTiming extends PerformanceEntry {
    readonly blockingDuration: number;
    readonly scripts: readonly PerformanceScriptTiming[];
  }
  /** https://w3c.github.io/long-animation-frames/#sec-PerformanceScriptTiming */
  interface PerformanceScriptTiming extends PerformanceEntry {
    readonly invoker: string;
    readonly invokerType: string;
    readonly sourceURL: string;
    readonly sourceFunctionName: string;
    readonly sourceCharPosition: number;
    readonly forcedStyleAndLayoutDuration: number;
  }
  /** https://w3c.github.io/element-timing/#sec-performance-element-timing */
  interface PerformanceElementTiming extends PerformanceEntry {
    readonly element: Element | null;
  }
  /** https://w3c.github.io/element-timing/#sec-performance-element-timing */
  interface PerformanceElementTiming extends PerformanceEntry {
    readonly element: Element | null;
  }
  /** https://w3c.github.io/longtasks/#sec-TaskAttributionTiming */
  interface TaskAttributionTiming extends PerformanceEntry {
    readonly containerSrc: string;
    readonly containerId: string;
    readonly containerName: string;
  }
  /** https://w3c.github.io/longtasks/#sec-PerformanceLongTaskTiming */
  interface PerformanceLongTaskTiming extends PerformanceEntry {
    readonly attribution: readonly TaskAttributionTiming[];
  }
  interface PerformanceNavigationTiming {
    /** https://wicg.github.io/nav-speculation/prerendering.html#performance-navigation-timing-extension */
    readonly activationStart?: number;
  }
  interface Document {
    /** https://wicg.github.io/nav-speculation/prerendering.html#document-prerendering */
    readonly prerendering?: boolean;
    /** https://wicg.github.io/web-lifecycle/#html-dom */
    readonly wasDiscarded?: boolean;
  }
  interface Navigator {
    /** https://www.w3.org/TR/device-memory/ */
    readonly deviceMemory?: number;
    /** https://wicg.github.io/netinfo/ */
    readonly connection?: { readonly effectiveType?: string };
    /** https://wicg.github.io/ua-client-hints/ */
    readonly userAgentData?: { readonly mobile: boolean };
    /** https://w3c.github.io/gpc/#javascript-property-to-detect-preference */
    readonly globalPrivacyControl?: boolean;
  }
  /** https://html.spec.whatwg.org/multipage/nav-history-apis.html#navigation-interface */
  var navigation: EventTarget | undefined;
  /** https://fetch.spec.whatwg.org/#dom-window-fetchlater */
  var fetchLater: ((url: string, init: RequestInit) => { readonly activated: boolean }) | undefined;
  /** The version of the package; the build puts it in. */
  const __VERSION__: string;
  /** Whether each byte counts more than how much is said of a mistake. */
  const __TERSE__: boolean;
  /** Bundlers of applications replace `process.env.NODE_ENV`; where there is none, reading it throws. */
  const process: { env: { NODE_ENV?: string } };
}

export type { NavigationType };
