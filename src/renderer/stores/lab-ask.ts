import type { LabTransport } from '../../shared/lab-api';

/** Keeps the answers about the present revision. One that failed is asked again. */
export function createAsk(transport: LabTransport, revision: () => number): LabTransport['call'] {
  const answers = new Map<string, Promise<unknown>>();
  let about = -1;
  return (command, args) => {
    if (revision() !== about) {
      about = revision();
      answers.clear();
    }
    const key = `${command} ${JSON.stringify(args)}`;
    const known = answers.get(key);
    const answer = known ?? transport.call(command, args);
    if (known === undefined) {
      answers.set(key, answer);
      answer.catch(() => answers.delete(key));
    }
    return answer as ReturnType<typeof transport.call<typeof command>>;
  };
}
