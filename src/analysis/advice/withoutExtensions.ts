import type { Place } from '../../wire/index.js';
import { partyOf } from '../partyOf.js';
import type { Facts } from './Facts.js';

/** The facts about code that someone can change: what users install in their browsers is nobody's to mend. */
export function withoutExtensions(facts: Facts): Facts {
  const changeable = (place: Place) => partyOf(place) !== 'extension';
  return {
    ...facts,
    scripts: facts.scripts.filter(changeable),
    delays: facts.delays.filter(changeable),
    json: facts.json.filter(changeable),
  };
}
