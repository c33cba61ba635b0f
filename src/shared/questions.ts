/** The questions that the lab answers from its journal (domain 8), in the order in which they are offered. */
export const QUESTIONS = [
  { key: 'secondary', text: 'Why are new users going to the secondary?' },
  { key: 'unassigned', text: 'Why are users unassigned?' },
  { key: 'over', text: 'Why is a node over capacity?' },
  { key: 'not-back', text: 'Why are users not back after the repair?' },
  { key: 'cannot-add', text: 'Why can nobody be added?' },
  { key: 'both-backup', text: 'Why are both nodes acting as backup?' },
  { key: 'fallback-fails', text: 'Why does fallback fail?' },
  { key: 'nobody-served', text: 'Why is nobody served?' },
  { key: 'next-minutes', text: 'What happens in the next minutes?' },
] as const;

export type Question = (typeof QUESTIONS)[number]['key'];
