import { isIP } from 'node:net';

/** Whether a host, a name or an address without port and brackets, is this machine itself. */
export function isLoopback(host: string): boolean {
  return /(?:^|\.)localhost$/i.test(host) || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/**
 * Whether a request names this machine itself. A web page of anybody may let its own name point here (DNS rebinding),
 * and would then read the answers as its own origin's.
 */
export function asksLoopback({ url }: Request): boolean {
  return isLoopback(new URL(url).hostname.replace(/^\[|\]$/g, ''));
}
