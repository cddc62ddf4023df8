import type { Block } from './Block.js';
import { advice } from './blocks/advice.js';
import { components } from './blocks/components.js';
import { coverage } from './blocks/coverage.js';
import { functions } from './blocks/functions.js';
import { interactions } from './blocks/interactions.js';
import { measures } from './blocks/measures.js';
import { vitals } from './blocks/vitals.js';

/** The parts of the report, from top to bottom. Each asks its own question. */
export const blocks: readonly Block[] = [
  vitals,
  advice,
  functions,
  components,
  interactions,
  measures,
  coverage,
];
