/**
 * Whether a URL's file name holds a hash of its content, as bundlers make them, so that it says which build it is of:
 * hex of eight or more (webpack, Parcel), and behind a name eight of base32 (esbuild) or of base64url (Rollup). What could
 * be a word, a number or a version is not taken for one: then the page's release has to tell.
 */
export function isHashedName(url: string): boolean {
  const name = url.slice(url.lastIndexOf('/') + 1).replace(/\.[cm]?js$/, '');
  // Rollup's can have a dash or an underscore of their own.
  const end = /[.\-_]([\w-]{8})$/.exec(name)?.[1] ?? '';
  const [first, ...parts] = name.split(/[.\-_]/);
  return (
    isMixed(end) || parts.some((part) => isMixed(part) || isBase32(part)) || [first!, ...parts].some(isHex)
  );
}

const isHex = (part: string) => /^[0-9a-f]{8,}$/.test(part) && /\d/.test(part) && /[a-f]/.test(part);
/** Letters with digits behind them are a word with a number: `CHECKOUT`, `VERSION2`. */
const isBase32 = (part: string) => /^[A-Z2-7]{8}$/.test(part) && /\d[A-Z]/.test(part);
/** So are `Address2` and `loadCart`. */
const isMixed = (part: string) =>
  /^[\w-]{8}$/.test(part) &&
  /[a-z]/.test(part) &&
  /[A-Z]/.test(part) &&
  /\d/.test(part) &&
  !/^([A-Z]?[a-z]+)+\d+$/.test(part);
