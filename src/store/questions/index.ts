import { choices } from './choices.js';
import { comparison } from './comparison.js';
import { components } from './components.js';
import { countVisits } from './countVisits.js';
import { coverage } from './coverage.js';

import { culprit } from './culprit.js';
import { culpritKeys } from './culpritKeys.js';
import { culprits } from './culprits.js';
import { delayed } from './delayed.js';
import { facts } from './facts.js';
import { functions } from './functions.js';
import { instrumentedFunction } from './instrumentedFunction.js';
import { interactions } from './interactions.js';
import { listVisits } from './listVisits.js';
import { measure } from './measure.js';
import { measures } from './measures.js';
import { overview } from './overview.js';
import { page } from './page.js';
import { places } from './places.js';
import { releaseStarts } from './releaseStarts.js';
import { releases } from './releases.js';
import { running } from './running.js';
import { series } from './series.js';
import { vitals } from './vitals.js';

/** What can be asked, by name. */
export const questions = {
  choices,
  overview,
  vitals,
  places,
  releaseStarts,
  countVisits,
  culprits,
  culprit,
  culpritKeys,
  delayed,
  running,
  components,
  measures,
  measure,
  functions,
  function: instrumentedFunction,
  interactions,
  series,
  coverage,
  page,
  visits: listVisits,
  comparison,
  releases,
  facts,
};
