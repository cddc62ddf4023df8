import type { CulpritRow } from '../../wire/answers.js';

const types: Record<string, string> = {
  'classic-script': 'run on load',
  'module-script': 'run on load as a module',
  'event-listener': 'event listener',
  'user-callback': 'callback',
  'resolve-promise': 'promise resolved',
  'reject-promise': 'promise rejected',
};

/** What called the function, and how; a script's own URL as its invoker says nothing new. */
export function invokerOf({
  invoker,
  invokerType,
  sourceURL,
}: Pick<CulpritRow, 'invoker' | 'invokerType' | 'sourceURL'>): { invoker: string; how: string } {
  const isUrl = invokerType.endsWith('-script') || invoker === sourceURL;
  return { invoker: isUrl ? '' : invoker, how: types[invokerType] ?? invokerType };
}
