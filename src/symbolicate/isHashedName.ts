/**
 * Whether a URL's file name holds a hash of its content, as bundlers make them, so that it says which build it is of:
 * hex of eight or more (webpack, Parcel), eight of base32 (esbuild), eight of base64url (Rollup). A hash that reads like
 * a word, a number or a version is not taken for one.
 */
export function isHashedName(url: string): boolean {
  const name = url.slice(url.lastIndexOf('/') + 1).replace(/\.[cm]?js$/, '');
  // Rollup's can have a dash or an underscore of their own.
  const end = /[.\-_]([\w-]{8})$/.exec(name)?.[1] ?? '';
  const [first, ...parts] = name.split(/[.\-_]/);
  if (!parts.length) parts.push(first!);
  return isMixed(end) || parts.some((part) => isMixed(part) || isHex(part) || /^[A-Z2-7]{8}$/.test(part));
}

const isHex = (part: string) => /^[0-9a-f]{8,}$/.test(part) && /\d/.test(part) && /[a-f]/.test(part);
const isMixed = (part: string) =>
  /^[\w-]{8}$/.test(part) && /[a-z]/.test(part) && /[A-Z]/.test(part) && /\d/.test(part);
