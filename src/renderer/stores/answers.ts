import type { LabApi, LabCommand } from '../../shared/lab-api';
import type { Outcome, Problem } from '../../shared/outcome';

/** The answer of a command where it went well. */
export type GoodAnswer<K extends LabCommand> = Extract<LabApi[K]['result'], { readonly ok: true }>;

/** An answer that is no problem: what was asked for, or a refusal of steps. */
export type Settled<K extends LabCommand> = Exclude<
  LabApi[K]['result'],
  { readonly problem: Problem }
>;

/** An answer that went wrong, for those who wait for a good one. */
class AnswerError extends Error {
  override readonly name = 'AnswerError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Waits for a good answer; throws for any other. `problemOf` gives its words. */
export async function goodAnswer<T extends Outcome<object>>(
  answer: Promise<T>,
): Promise<Extract<T, { readonly ok: true }>> {
  const result: Outcome<object> = await answer;
  if (result.ok) return result as Extract<T, { readonly ok: true }>;
  if ('problem' in result) throw new AnswerError(result.problem);
  const { code, title, message } = result.refusal;
  throw new AnswerError({ code, title, message });
}

/** What came of a question: its answer, or why there is none. */
export interface Settlement<K extends LabCommand> {
  readonly result: Settled<K> | null;
  readonly problem: Problem | null;
}

/** Waits for whatever comes of a question. Never throws: a lab that does not answer is a problem like any other. */
export async function settlementOf<K extends LabCommand>(
  answer: Promise<LabApi[K]['result']>,
): Promise<Settlement<K>> {
  try {
    const result = await answer;
    return 'problem' in result
      ? { result: null, problem: result.problem }
      : { result: result as Settled<K>, problem: null };
  } catch (error) {
    return { result: null, problem: problemOf(error) };
  }
}

/** What went wrong, in words: an answer that was a problem, or a lab that did not answer. */
export function problemOf(error: unknown): Problem {
  if (error instanceof AnswerError) return error.problem;
  return {
    code: 'unreachable',
    title: 'The lab did not answer',
    message: error instanceof Error ? error.message : String(error),
  };
}
