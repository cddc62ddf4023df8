import { warn } from './warn.js';

/**
 * Says what is wrong with the application's options.
 * @throws {TypeError} in development (`process.env.NODE_ENV` set and not `production`); elsewhere it is warned about
 */
export let complain: (...sentence: unknown[]) => void = warn;

try {
  // Bundlers replace it as a whole, and what is `typeof process` then is left to the browser, which has none.
  if (process.env.NODE_ENV && process.env.NODE_ENV !== 'production')
    complain = (...sentence) => {
      throw new TypeError(`fieldmark: ${sentence.map(toText).join(' ')}`);
    };
} catch {}

/** Some objects cannot be made one. */
function toText(part: unknown): string {
  try {
    return String(part);
  } catch {
    return '[object]';
  }
}
