import type { Diagnosis, LabApi } from '../../shared/lab-api';
import { whyCannotAdd } from './diagnosis/cannot-add';
import type { Answer, Case } from './diagnosis/evidence';
import { whyNotBack } from './diagnosis/not-back';
import { whyOver } from './diagnosis/over';
import { whySecondary } from './diagnosis/secondary';
import { whyUnassigned } from './diagnosis/unassigned';
import type { Journal } from './explain/journal';
import type { LabState } from './state';

/** The questions that people ask of a lab (domain 8). */
export type Question = LabApi['lab.diagnose']['args']['question'];

const QUESTIONS: Readonly<Record<Question, { text: string; answer: (found: Case) => Answer }>> = {
  secondary: { text: 'Why are new users going to the secondary?', answer: whySecondary },
  unassigned: { text: 'Why are users unassigned?', answer: whyUnassigned },
  over: { text: 'Why is a node over capacity?', answer: whyOver },
  'not-back': { text: 'Why are users not back after the repair?', answer: whyNotBack },
  'cannot-add': { text: 'Why can nobody be added?', answer: whyCannotAdd },
};

/**
 * Answers a question about a lab: one sentence first, then causes with their evidence from the journal,
 * the heaviest first, and a remedy where steps can help.
 *
 * @param state  the lab after the last step of `journal`
 */
export function diagnose(question: Question, journal: Journal, state: LabState): Diagnosis {
  const { text, answer } = QUESTIONS[question];
  return { question: text, ...answer({ journal, state }) };
}
