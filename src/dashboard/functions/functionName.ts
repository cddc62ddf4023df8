import type { ScriptRow } from '../../wire/answers.js';

/** Async functions, promise callbacks and top-level code have no name of their own. */
export function functionName({ sourceFunctionName, invokerType }: ScriptRow): string {
  if (sourceFunctionName) return sourceFunctionName;
  return invokerType.endsWith('-script') ? '(top level)' : '(anonymous)';
}
