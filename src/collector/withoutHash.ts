/** What stands before a script's extension and could be a hash of its content. */
const last = /[.\-_](?:([A-Za-z0-9]{6,64})|([\w-]{8}))(?=(?:\.min)?\.[cm]?js$)/;

/**
 * A script's URL without the hash that builds put into its name: `/assets/app.3f2a91bc.js` is `/assets/app.js`. A hash
 * has a digit in it, so that no file loses a word of its name; a hash that happens to have none stays.
 */
export function withoutHash(url: string): string {
  return url.replace(last, (found, plain?: string, mixed?: string) => {
    const isHash = plain !== undefined ? /\d/.test(plain) : /\d/.test(mixed!) && /[A-Z]/.test(mixed!);
    return isHash ? '' : found;
  });
}
