import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { transformSync } from 'esbuild';
import { createSourceMaps, type UploadedFile } from '../../src/symbolicate/index.js';

/** Words that stand in the source alone, and never in what is served. */
export const secret = 'nobody but the developer reads this';

export interface Build {
  code: string;
  map: string;
  /** Where the browser says that `slowDown` begins. */
  position: number;
  /** In the source. */
  line: number;
}

/** A minified script with one exported function, `slowDown`, in the given line of its source. */
export function sampleBuild(line = 3, sourcefile = '../src/slow.js'): Build {
  const source = `// ${secret}${'\n'.repeat(line - 1)}function slowDown(milliseconds) {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}
document.addEventListener('click', () => slowDown(${line}));
`;
  const { code, map } = transformSync(source, { minify: true, format: 'esm', sourcemap: true, sourcefile });
  return { code, map, position: /function \w+/.exec(code)![0].length, line };
}

export const hash = (text: string) => createHash('sha256').update(text).digest('hex');

export const uploaded = (path: string, { code, map }: Build): UploadedFile => ({
  path,
  served: hash(code),
  map: hash(map),
});

/** Puts builds into a directory of source maps. */
export async function keep(
  directory: string,
  release: string,
  files: Record<string, Build>,
  app?: string,
): Promise<void> {
  const sourceMaps = createSourceMaps(directory);
  for (const text of Object.values(files).flatMap(({ code, map }) => [code, map]))
    await sourceMaps.put(hash(text), chunks(gzipSync(text)));
  const { missing } = await sourceMaps.save({
    ...(app !== undefined && { app }),
    release,
    files: Object.entries(files).map(([path, build]) => uploaded(path, build)),
  });
  if (missing.length) throw new Error(`missing: ${missing}`);
}

export async function* chunks(bytes: Uint8Array) {
  yield bytes;
}
