import { warn } from './warn.js';

/**
 * Says what is wrong with the application's options.
 * @throws {TypeError} in development (`process.env.NODE_ENV` set and not `production`); elsewhere it is warned about
 */
export function complain(sentence: string): void {
  let wrong: TypeError | undefined;
  try {
    // Bundlers replace it as a whole, and what is `typeof process` then is left to the browser, which has none.
    if (process.env.NODE_ENV && process.env.NODE_ENV !== 'production')
      wrong = new TypeError(`fieldmark: ${sentence}`);
  } catch {}
  if (wrong) throw wrong;
  warn(sentence);
}
