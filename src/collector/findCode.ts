import type { CalledPlace, Place } from '../wire/index.js';
import { groupOf } from './groupOf.js';
import type { Sources } from './Sources.js';

/** Code for which the culprits' keys are asked for at once, at most. */
const most = 5_000;

/** A place, and what called it where that is told. */
type Code = Partial<CalledPlace> & Pick<Place, 'app' | 'release'>;

/**
 * What the collector knows of each place: its source, or why that is not known, and, where what called it is told, the
 * key of its row among the culprits. Places that are alike are looked up once; beyond 5,000 that differ have no key.
 */
export async function findCode(
  { store, symbolicator }: Sources,
  code: readonly Code[],
): Promise<Pick<Place, 'source' | 'culprit'>[]> {
  const places = distinct(code, ({ app, release, sourceURL = '', sourceCharPosition = -1 }) =>
    sourceURL && symbolicator ? { app, release, url: sourceURL, position: sourceCharPosition } : undefined,
  );
  const sources = (await symbolicator?.locate(places.values)) ?? [];
  const called = distinct(code, (one, i) => {
    const { sourceURL: url = '', sourceFunctionName: fn = '', sourceCharPosition: pos = -1 } = one;
    const { app, invoker, invokerType } = one;
    if (invoker === undefined || invokerType === undefined) return undefined;
    const group = groupOf({ app, url, fn, pos }, sources[places.indexes[i]!]);
    return { app, url, fn, pos, invoker, invokerType, ...(group !== undefined && { group: String(group) }) };
  });
  const keys = await store.ask('culpritKeys', called.values.slice(0, most));
  return code.map((_, i) => {
    const source = sources[places.indexes[i]!];
    const culprit = keys[called.indexes[i]!];
    return { ...(source && { source }), ...(culprit !== undefined && { culprit }) };
  });
}

/** The values that differ, and for each item the index of its own; -1 where it has none. */
function distinct<Item, Value>(
  items: readonly Item[],
  toValue: (item: Item, i: number) => Value | undefined,
) {
  const values = new Map<string, { value: Value; index: number }>();
  const indexes = items.map((item, i) => {
    const value = toValue(item, i);
    if (value === undefined) return -1;
    const id = JSON.stringify(value);
    const known = values.get(id) ?? { value, index: values.size };
    values.set(id, known);
    return known.index;
  });
  return { values: [...values.values()].map(({ value }) => value), indexes };
}
