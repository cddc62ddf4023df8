/**
 * Whether to write colours: `FORCE_COLOR` decides where it is set (`0` and `false` are no), then `NO_COLOR`, else a
 * terminal that is not `dumb` gets them. https://no-color.org, https://force-color.org
 */
export function wantsColour(
  { isTTY }: { isTTY?: boolean } = process.stdout,
  env: Record<string, string | undefined> = process.env,
): boolean {
  if (env.FORCE_COLOR !== undefined) return !['0', 'false'].includes(env.FORCE_COLOR);
  if (env.NO_COLOR) return false;
  return !!isTTY && env.TERM !== 'dumb';
}
