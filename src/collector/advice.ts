import { advise } from '../analysis/advice/advise.js';
import type { Advice, Filter } from '../wire/index.js';
import { addCode } from './addCode.js';
import { groupPlaces } from './groupPlaces.js';
import type { Sources } from './Sources.js';

/** What to change, of functions that are what they are among the culprits. */
export async function advice(of: Sources, filter: Filter): Promise<Advice> {
  const { groups, ownOrigins } = await groupPlaces(of, filter);
  const facts = await of.store.ask('facts', { ...filter, groups });
  return advise({ ...(await addCode(facts, of)), ownOrigins });
}
