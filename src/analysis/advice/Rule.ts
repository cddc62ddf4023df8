import type { Finding } from '../../wire/index.js';
import type { Facts } from './Facts.js';

export interface Rule {
  id: string;
  /** When it speaks: one sentence. */
  when: string;
  /** Sessions looked at below which it never speaks. */
  least: number;
  /** What it sees, however few sessions there are. */
  look(facts: Facts): Finding[];
  /** What it says: nothing below `least`. */
  check(facts: Facts): Finding[];
}
