import type {
  CallAbout,
  LabApi,
  LabCommand,
  LabEvent,
  LabTransport,
} from '../../src/shared/lab-api';
import type { LabView, StepRow } from '../../src/shared/view';

type Answers = { [K in LabCommand]?: (args: LabApi[K]['args']) => LabApi[K]['result'] };

/** A lab that answers what a test says, and tells what a test tells it. For tests of the page only. */
export interface FakeLab extends LabTransport {
  readonly tell: (event: LabEvent) => void;
  readonly calls: readonly string[];
  /** What each call said about itself. */
  readonly about: readonly (CallAbout | undefined)[];
}

/** Answers only the commands that a test gives an answer for. */
export function fakeLab(answers: Answers): FakeLab {
  const listeners = new Set<(event: LabEvent) => void>();
  const calls: string[] = [];
  const said: (CallAbout | undefined)[] = [];
  return {
    calls,
    about: said,
    tell: (event) => {
      for (const listener of listeners) listener(event);
    },
    async call(command, args, about) {
      calls.push(command);
      said.push(about);
      const answer = answers[command];
      if (answer === undefined) throw new Error(`${command} is not answered`);
      return answer(args);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The event after a change; the view says its revision only. */
export function changed(
  revision: number,
  steps: { from: number; rows: readonly StepRow[]; position: number },
  opened = false,
): LabEvent {
  return { type: 'lab.changed', view: { lab: 'lab-1', revision } as LabView, steps, opened };
}
