import type { Symbolicator } from '../../src/symbolicate/Symbolicator.js';
import type { Entry, Script, Source, SourceMissing } from '../../src/wire/index.js';

export const script = (sourceFunctionName: string, duration: number, more: Partial<Script> = {}): Script => ({
  startTime: 0,
  duration,
  sourceURL: '/app.js',
  sourceFunctionName,
  sourceCharPosition: 10,
  invoker: 'BUTTON#buy.onclick',
  invokerType: 'event-listener',
  ...more,
});

export const frame = (
  duration: number,
  blockingDuration: number,
  scripts: Script[] = [],
  startTime = 0,
): Entry => ({
  type: 'long-animation-frame',
  startTime,
  duration,
  blockingDuration,
  ...(scripts.length && { scripts }),
});

/** Sums differ in their last digits by the order in which the engine adds up. */
export const rounded = (value: unknown) =>
  JSON.parse(JSON.stringify(value), (_, part) => (typeof part === 'number' ? Number(part.toFixed(6)) : part));

/** Knows the source of the places that are listed, as `release url@position`. */
export const standIn = (known: Record<string, Partial<Source>>): Symbolicator => ({
  locate: async (positions) =>
    positions.map(({ release, url, position }): Source | SourceMissing => {
      const source = known[`${release} ${url}@${position}`];
      return source
        ? { file: 'src/cart.ts', line: 7, column: 3, ...source }
        : { missing: `No source map of ${url} in release ${release} was uploaded.` };
    }),
  close: async () => {},
});
