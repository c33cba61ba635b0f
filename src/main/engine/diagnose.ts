import type { Diagnosis } from '../../shared/lab-api';
import { QUESTIONS, type Question } from '../../shared/questions';
import { whyBothBackup } from './diagnosis/both-backup';
import { whyCannotAdd } from './diagnosis/cannot-add';
import type { Answer, Case } from './diagnosis/evidence';
import { whyFallbackFails } from './diagnosis/fallback-fails';
import { whatComesNext } from './diagnosis/next-minutes';
import { whyNobodyServed } from './diagnosis/nobody-served';
import { whyNotBack } from './diagnosis/not-back';
import { whyOver } from './diagnosis/over';
import { whySecondary } from './diagnosis/secondary';
import { whyUnassigned } from './diagnosis/unassigned';
import type { Journal } from './explain/journal';
import type { LabState } from './state';

const ANSWERS: Readonly<Record<Question, (found: Case) => Answer>> = {
  secondary: whySecondary,
  unassigned: whyUnassigned,
  over: whyOver,
  'not-back': whyNotBack,
  'cannot-add': whyCannotAdd,
  'both-backup': whyBothBackup,
  'fallback-fails': whyFallbackFails,
  'nobody-served': whyNobodyServed,
  'next-minutes': whatComesNext,
};

/**
 * Answers a question about a lab: one sentence first, then causes with their evidence from the journal,
 * the heaviest first, and a remedy where steps can help.
 *
 * @param state  the lab after the last step of `journal`
 */
export function diagnose(question: Question, journal: Journal, state: LabState): Diagnosis {
  const { text } = QUESTIONS.find(({ key }) => key === question)!;
  return { question: text, ...ANSWERS[question]({ journal, state }) };
}
