import type { StoryScript } from '../../wire/answers.js';

/** What a script is called: the function of the source, else as the browser names it, else who called it. */
export function scriptName({
  source,
  sourceFunctionName,
  invoker,
  invokerType,
  sourceURL,
}: StoryScript): string {
  if (source && 'name' in source && source.name) return source.name;
  if (sourceFunctionName) return sourceFunctionName;
  if (invokerType?.endsWith('-script')) return `${sourceURL?.split('/').pop() || 'script'} (top level)`;
  return invoker || '(anonymous)';
}
