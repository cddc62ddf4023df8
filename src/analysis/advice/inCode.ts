/** What would change how a text reads or where it ends: control characters, line ends, directions, the invisible. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** What stands in a URL pattern for what differs. */
const wildcard = /\*/g;

const hex = (character: string) => character.codePointAt(0)!.toString(16).toUpperCase();

/** Texts from beacons and URL patterns, as they stand in code that people copy. */
export const inCode = {
  /** A string of JavaScript with its quotes; of a pattern a template. It ends no inline script either. */
  js(text: string): string {
    const pattern = text.includes('*');
    const quote = pattern ? '`' : "'";
    const escaped = text
      .replace(/[\\'`]|\$(?=\{)/g, (one) => (one === "'" && pattern ? one : `\\${one}`))
      .replace(/<(?=[/!])/g, '\\x3C')
      .replace(unseen, (one) => `\\u{${hex(one)}}`);
    return `${quote}${escaped.replace(wildcard, () => '$' + '{id}')}${quote}`;
  },

  /** The value of an attribute of HTML, in double quotes. */
  html(text: string): string {
    const escaped = text
      .replace(/&/g, '&amp;')
      .replace(/"/g, '&quot;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(unseen, (one) => `&#x${hex(one)};`);
    return `"${escaped.replace(wildcard, '…')}"`;
  },

  /** A string of CSS, in double quotes. Source: https://drafts.csswg.org/cssom/#serialize-a-string */
  css(text: string): string {
    const escaped = text
      .replace(/["\\]/g, '\\$&')
      .replace(/<(?=[/!])/g, '\\3C ')
      .replace(unseen, (one) => `\\${hex(one)} `);
    return `"${escaped.replace(wildcard, '…')}"`;
  },

  /** A function's name, or `other` where it is no name that code can have. */
  name(text: string, other: string): string {
    return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text) ? text : other;
  },
};
