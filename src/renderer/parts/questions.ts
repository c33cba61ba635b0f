import type { Question } from '../stores/selection';

/** The questions that the lab answers from its journal, in words. */
export const QUESTIONS: readonly { readonly key: Question; readonly text: string }[] = [
  { key: 'secondary', text: 'Why are new users going to the secondary?' },
  { key: 'unassigned', text: 'Why are users unassigned?' },
  { key: 'over', text: 'Why is a node over capacity?' },
  { key: 'not-back', text: 'Why are users not back after the repair?' },
  { key: 'cannot-add', text: 'Why can nobody be added?' },
];
