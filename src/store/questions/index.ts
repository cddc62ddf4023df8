import { choices } from './choices.js';
import { coverage } from './coverage.js';
import { measures } from './measures.js';
import { overview } from './overview.js';
import { report } from './report.js';
import { scripts } from './scripts.js';
import { series } from './series.js';
import { vitals } from './vitals.js';

/** What can be asked, by name. */
export const questions = { choices, overview, vitals, scripts, measures, series, coverage, report };
