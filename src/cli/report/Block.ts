import type { Answers, Filter, Overview, Question } from '../../wire/index.js';
import type { Section } from './Section.js';

export interface About {
  filter: Filter;
  overview: Overview;
  /** Rows of a table. */
  limit: number;
}

/** A part of the report: a question, and how its answer is shown; to be listed in `blocks.ts`. */
export interface Block {
  question: Question;
  /** Absent: nothing to show. */
  section(answers: Partial<Answers>, about: About): Section | undefined;
}

/** @param section how the answer is shown; nothing where there is nothing to show */
export function block<Q extends Question>(
  question: Q,
  section: (answer: Answers[Q], about: About) => Section | undefined,
): Block {
  return {
    question,
    section(answers, about) {
      const answer = answers[question];
      return answer === undefined ? undefined : section(answer as Answers[Q], about);
    },
  };
}

/** What is said under a table of which rows were left out; `known` of all can be shown. */
export function left(all: number, limit: number, known = all): { more?: string } {
  return all > limit ? { more: `… and ${all - limit} more: --limit ${known}` } : {};
}
