import { block } from '../readme.js';

/** The lines of a block of the README that are code, to be found in an application that is run. */
export const linesOf = (name: string): string[] =>
  block(name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && line !== '…');
