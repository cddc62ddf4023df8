/**
 * How functions with a name read where they are defined; the name is in one of the groups. Names begin where no word goes
 * on, else a long one would be tried from each of its letters.
 */
const definition =
  /\bfunction\s*\*?\s*([\w$]+)\s*[(<]|(?<![\w$])(#?[\w$]+)\s*[=:]\s*(?:async\s*)?(?:function\b|[\w$]+\s*=>|\([^()]*\)\s*(?::[^=;{]*)?=>)|(?<![\w$])(#?[\w$]+)\s*\([^()]*\)\s*(?::[^;{]*)?\{/g;

/** A longer line is generated, and nobody's to read. */
const longestLine = 1000;

/**
 * The lines of a source, from 0, in which functions are defined, by name. Told by how they read: no parser knows all that
 * is compiled to JavaScript.
 */
export function definitionsOf(lines: readonly string[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  lines.forEach((line, index) => {
    if (line.length > longestLine) return;
    for (const [, ...names] of line.matchAll(definition)) {
      const name = names.find(Boolean)!;
      const known = found.get(name);
      if (known) known.push(index);
      else found.set(name, [index]);
    }
  });
  return found;
}

/** Which of a source's functions of one name stands in a line, from 1. */
export function nthOfName(definitions: ReadonlyMap<string, number[]>, name: string, line: number): number {
  return 1 + (definitions.get(name)?.filter((each) => each < line).length ?? 0);
}
