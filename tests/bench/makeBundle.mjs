import esbuild from 'esbuild';

/** A bundle as a large application's: its map has 10 MB, half of it mappings and names, the rest sources. */
export async function makeBundle(modules = 270) {
  const numbers = Array.from({ length: modules }, (_, n) => n);
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: [
        ...numbers.map((n) => `import * as part${n} from 'part${n}';`),
        `export default [${numbers.map((n) => `part${n}`)}];`,
      ].join('\n'),
    },
    bundle: true,
    minify: true,
    format: 'esm',
    sourcemap: 'external',
    outfile: 'app.js',
    write: false,
    plugins: [
      {
        name: 'parts',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^part\d+$/ }, ({ path }) => ({ path: `${path}.js`, namespace: 'parts' }));
          onLoad({ filter: /./, namespace: 'parts' }, ({ path }) => ({
            contents: sourceOf(Number(/\d+/.exec(path)[0])),
          }));
        },
      },
    ],
  });
  const text = (end) => outputFiles.find(({ path }) => path.endsWith(end)).text;
  return { code: text('.js'), map: text('.map') };
}

function sourceOf(part) {
  const steps = Array.from(
    { length: 40 },
    (_, step) => `
/** Works out step ${step} of part ${part}, and tells whoever listens how far it came. */
export function step${step}OfPart${part}(firstValue, secondValue) {
  const between = firstValue * ${step} + Math.max(secondValue, ${part});
  if (between > ${step * 7}) globalThis.listeners.forEach((listener) => listener(between, firstValue));
  for (const listener of globalThis.others) if (listener.wants(between)) listener.tell({ between, secondValue });
  return { between, description: String(secondValue).trim().split(' ').map((word) => word.at(0)).join('') };
}
`,
  );
  return steps.join('');
}
