import type { Journal } from '../../engine/explain/journal';
import { isSettled } from '../../store/lab-record';
import type { OpenLab } from './open-lab';

/** The first steps of a lab as the explanations read them. */
export function journalAt(lab: OpenLab, length: number): Journal {
  const { journal, head } = lab.record;
  return {
    length,
    settle: isSettled(head),
    stepAt: (index) => journal[index]!.step,
    stateBefore: (index) => lab.stateAt(index),
  };
}

/** The same for work that others are let past: it stays as it is now, whatever is done to the lab meanwhile. */
export function keptJournal(lab: OpenLab, length: number): Journal {
  const now = lab.stateAt(length);
  const history = lab.parts.history.fork(length);
  return {
    ...journalAt(lab, length),
    stateBefore: (index) => (index === length ? now : history.stateAt(index)),
  };
}
