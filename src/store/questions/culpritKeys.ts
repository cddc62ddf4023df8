import type { Engine } from '../engine.js';
import { functionHash, functionKey, ownGroup } from './functionsOfFrames.js';

/** A place of served code and what called it, as in a stored script. */
export interface CalledCode {
  /** Of `PlaceGroups`, as decimal digits; absent where the place is its own. */
  group?: string;
  app: string;
  url: string;
  fn: string;
  /** -1: the browser told none. */
  pos: number;
  invoker: string;
  invokerType: string;
}

/**
 * The key that `culprits` has for each. The types are those of the table: a number of another width has another hash.
 *
 * Costs some hashes and no row: 3 ms for 10 of them, 13 ms for 1,000, most of it to bind the strings.
 */
export async function culpritKeys(engine: Engine, code: readonly CalledCode[]): Promise<string[]> {
  if (!code.length) return [];
  const [row] = await engine.query<{ keys: string[] }>(
    `SELECT arrayMap((own, app, url, fn, pos, invoker, kind) ->
        ${functionKey(functionHash(`if(own = '', ${ownGroup}, toUInt64OrZero(own))`))},
      {groups:Array(String)}, {apps:Array(String)}, {urls:Array(String)}, {fns:Array(String)}, {positions:Array(Int64)},
      {invokers:Array(String)}, {kinds:Array(String)}) AS keys`,
    {
      groups: code.map(({ group = '' }) => group),
      apps: code.map(({ app }) => app),
      urls: code.map(({ url }) => url),
      fns: code.map(({ fn }) => fn),
      positions: code.map(({ pos }) => pos),
      invokers: code.map(({ invoker }) => invoker),
      kinds: code.map(({ invokerType }) => invokerType),
    },
  );
  return row!.keys;
}
