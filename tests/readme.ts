import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const readme = readFileSync(fileURLToPath(new URL('../README.md', import.meta.url)), 'utf8');

/** The README's code block that follows `<!-- name -->`. */
export function block(name: string): string {
  const code = readme.split(`<!-- ${name} -->`)[1]?.match(/```\w*\n([\s\S]*?)```/)?.[1];
  if (!code) throw new Error(`README.md has no block "${name}"`);
  return code;
}

/** What a page puts before the bundle, so that calls can be made at once. */
export const snippet = () => block('snippet');
