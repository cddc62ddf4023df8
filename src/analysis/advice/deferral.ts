import type { Finding } from '../../wire/index.js';
import { inCode } from './inCode.js';

/** What can be done about code that others make. */
export function deferral(url: string): Finding['change'] {
  return {
    text: 'Load it when the page is done and the browser idle, or only where it is needed; run it in a worker or a sandboxed frame if it allows that; else ask its maker to split the work. If it is your own, served by a CDN, upload its source maps: then it counts as yours.',
    code: `addEventListener('load', () =>
  requestIdleCallback(() => {
    const script = document.createElement('script');
    script.src = ${inCode.js(url)};
    document.head.append(script);
  }, { timeout: 5000 }));`,
  };
}
