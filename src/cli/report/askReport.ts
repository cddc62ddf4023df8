import type { Ask } from '../../collector/createAnswers.js';
import type { Answers, Filter, Question } from '../../wire/index.js';
import { UnknownQuestionError } from '../ask/errors.js';
import { blocks } from './blocks.js';

/** The answers to the questions of the report's blocks, and which of them an older collector does not know. */
export interface ReportAnswers {
  filter: Filter;
  answers: Partial<Answers> & Pick<Answers, 'overview'>;
  unknown: readonly Question[];
}

/** Asks everything that the report shows. @throws {Error} one sentence */
export async function askReport(ask: Ask, filter: Filter): Promise<ReportAnswers> {
  const unknown: Question[] = [];
  const questions = [...new Set<Question>(['overview', ...blocks.map(({ question }) => question)])];
  const answers = await Promise.all(
    questions.map(async (question) => {
      try {
        return [question, await ask(question, filter)] as const;
      } catch (error) {
        if (question === 'overview' || !(error instanceof UnknownQuestionError)) throw error;
        unknown.push(question);
        return undefined;
      }
    }),
  );
  const known = Object.fromEntries(answers.filter((answer) => answer !== undefined));
  return { filter, answers: known as ReportAnswers['answers'], unknown };
}
