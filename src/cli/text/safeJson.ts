/** JSON in which nothing moves a terminal: what controls it or cannot be seen is escaped. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /[\u007F-\u009F\u{E0000}-\u{E0FFF}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) =>
      Array.from({ length: character.length }, (_, i) => {
        return `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`;
      }).join(''),
  );
}
