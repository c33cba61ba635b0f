import type { LabApi, LabCommand, LabTransport } from '../../shared/lab-api';

/** Asks a question. `signal` says that this asker no longer waits; when nobody does, the work for it is ended. */
export type Ask = <K extends LabCommand>(
  command: K,
  args: LabApi[K]['args'],
  signal?: AbortSignal,
) => Promise<LabApi[K]['result']>;

interface Question {
  readonly id: string;
  readonly answer: Promise<LabApi[LabCommand]['result']>;
  askers: number;
  isAnswered: boolean;
}

/**
 * Keeps the answers about the present revision, so that the same question is sent once. One that failed is asked
 * again; one that nobody waits for any more is cancelled.
 */
export function createAsk(call: LabTransport['call'], revision: () => number): Ask {
  const questions = new Map<string, Question>();
  const page = crypto.randomUUID();
  let about = -1;
  let asked = 0;

  const send = (key: string, command: LabCommand, args: object): Question => {
    asked += 1;
    const id = `${page}-${asked}`;
    const forget = (): void => {
      if (questions.get(key) === question) questions.delete(key);
    };
    const question: Question = {
      id,
      answer: call(command, args as never, { id }),
      askers: 0,
      isAnswered: false,
    };
    question.answer.then(
      (result) => {
        question.isAnswered = true;
        if (!result.ok) forget();
      },
      () => {
        question.isAnswered = true;
        forget();
      },
    );
    questions.set(key, question);
    return question;
  };

  return (command, args, signal) => {
    if (revision() !== about) {
      about = revision();
      questions.clear();
    }
    const key = `${command} ${JSON.stringify(args)}`;
    const question = questions.get(key) ?? send(key, command, args);
    question.askers += 1;
    signal?.addEventListener('abort', () => {
      question.askers -= 1;
      if (question.askers > 0 || question.isAnswered) return;
      if (questions.get(key) === question) questions.delete(key);
      // Whether it could be ended is of no interest: its answer is not.
      call('task.cancel', { id: question.id }).catch(() => {});
    });
    return question.answer as ReturnType<typeof call<typeof command>>;
  };
}
