/** A UUIDv7: sorts by the time of its making. https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7 */
export function uuid(): string {
  let hex = Math.trunc(Date.now()).toString(16).padStart(12, '0');
  for (const byte of crypto.getRandomValues(new Uint8Array(10))) hex += byte.toString(16).padStart(2, '0');
  // Version 7 and variant 8 take a digit each.
  return hex.replace(/(.{8})(.{4}).(.{3}).(.{3})(.{12})/, '$1-$2-7$3-8$4-$5');
}
