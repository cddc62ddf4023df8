// How fast positions in a large bundle are found in its source, and how long the collector's thread is held meanwhile.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import esbuild from 'esbuild';
import { figure, median, ms } from './figure.mjs';
import { makeBundle } from './makeBundle.mjs';

const wanted = 10_000;
const rounds = 7;
const megabytes = (text) => `${(text.length / 1e6).toFixed(1)} MB`;

const { code, map } = await makeBundle();
const directory = mkdtempSync(join(tmpdir(), 'fieldmark-'));
const { createSourceMaps, createSymbolicator } = await load();
try {
  const positions = positionsIn(code);
  await upload();
  figure('served file, map', `${megabytes(code)}, ${megabytes(map)}`);

  const cold = await times(true);
  const warm = await times(false);
  figure(
    `${wanted} positions, cold: thread, files and map are opened (median)`,
    ms(median(cold.took)),
    '≤ 1000 ms',
    median(cold.took) <= 1000,
  );
  figure('the same again (median)', ms(median(warm.took)), '≤ 100 ms', median(warm.took) <= 100);
  const held = Math.max(cold.held, warm.held);
  figure('the longest that the event loop was held, other processes aside', ms(held), '≤ 50 ms', held <= 50);

  /** What `rounds` of them took, with a thread of their own or with the same, and the longest gap between two timers. */
  async function times(fresh) {
    const took = [];
    let held = 0;
    let symbolicator = createSymbolicator(options());
    if (!fresh) await symbolicator.locate(positions);
    for (let round = 0; round < rounds; round++) {
      let last = now();
      const note = () => {
        const at = now();
        held = Math.max(held, at - last - 1);
        last = at;
      };
      const beat = setInterval(note, 1);
      const start = performance.now();
      const sources = await symbolicator.locate(positions);
      took.push(performance.now() - start);
      // The gap that the answer came in counts too.
      note();
      clearInterval(beat);
      check(sources);
      if (!fresh) continue;
      await symbolicator.close();
      symbolicator = createSymbolicator(options());
    }
    await symbolicator.close();
    return { took, held };
  }
} finally {
  rmSync(directory, { recursive: true, force: true });
}

/** Ms; stands still while other processes have the CPU that this thread wants, where Linux tells that. */
function now() {
  let waited = 0;
  try {
    waited = Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[1]) / 1e6;
  } catch {}
  return performance.now() - waited;
}

function options() {
  return { directory, script: new URL('../../dist/symbolicatorWorker.js', import.meta.url) };
}

/** Where functions begin, as browsers tell it, spread over the whole file. */
function positionsIn(text) {
  const all = [...text.matchAll(/function \w+(?=\()/g)].map((match) => match.index + match[0].length);
  return Array.from({ length: wanted }, (_, n) => ({
    release: '1.4.0',
    url: '/assets/app.js',
    position: all[Math.floor((n * all.length) / wanted)],
  }));
}

function check(sources) {
  const named = sources.filter(({ name, text }) => name && text?.includes(`function ${name}(`));
  if (named.length !== wanted) throw new Error(`only ${named.length} of ${wanted} were found`);
}

async function upload() {
  const sourceMaps = createSourceMaps(directory);
  const [served, mapHash] = [code, map].map((text) => createHash('sha256').update(text).digest('hex'));
  for (const [hash, text] of [
    [served, code],
    [mapHash, map],
  ])
    await sourceMaps.put(hash, [gzipSync(text)]);
  await sourceMaps.save({ release: '1.4.0', files: [{ path: 'app.js', served, map: mapHash }] });
}

/** What the collector mounts, from its source. */
async function load() {
  const { outputFiles } = await esbuild.build({
    entryPoints: ['src/symbolicate/index.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    define: { 'import.meta.url': JSON.stringify(pathToFileURL('dist/index.js')) },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
