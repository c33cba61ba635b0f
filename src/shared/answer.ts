/** An answer or a truth: one figure, or a value for each name asked. `null` is no node. */
export type AnswerValue = number | Readonly<Record<string, string | number | null>>;

/** What a student answers: a prediction, or the positions of the chosen options from 0. */
export type StudentValue = AnswerValue | readonly number[];

/** Most levels of hints. */
export const HINT_LEVELS = [1, 2, 3] as const;
export type HintLevel = (typeof HINT_LEVELS)[number];
