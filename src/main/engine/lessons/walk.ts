import type { AnyLesson } from '../../../shared/lesson';
import type { Refusal } from '../../../shared/refusal';
import type { Step } from '../../../shared/step';
import { applyStep } from '../apply';
import { newState } from '../new-state';
import type { LabState } from '../state';
import type { Standpoint } from './trial';

/** A step of a list that did not go as it says. */
export interface Misstep {
  readonly index: number;
  readonly step: Step;
  /** Null: it says that it is refused, and it is not. */
  readonly refusal: Refusal | null;
  readonly state: LabState;
}

/** A journal that grows: its states, and where one stands in it. */
export class Trail {
  private readonly states: LabState[];
  readonly settle: boolean;

  constructor(settle: boolean, states: readonly LabState[] = [newState()]) {
    this.settle = settle;
    this.states = [...states];
  }

  get state(): LabState {
    return this.states.at(-1)!;
  }

  get length(): number {
    return this.states.length - 1;
  }

  /** Here, for trying steps. */
  get here(): Standpoint {
    const states = [...this.states];
    return {
      state: this.state,
      index: this.length,
      settle: this.settle,
      stateAt: (index) => states[index]!,
    };
  }

  /** Does steps as far as they go; tells every one that does not go as it says, and goes on. */
  run(steps: readonly Step[]): Misstep[] {
    return steps.flatMap((step, index) => {
      const { state } = this;
      const applied = applyStep(state, step, {
        index: this.length,
        settle: this.settle,
        stateAt: (index) => this.states[index]!,
      });
      this.states.push(applied.ok ? applied.state : state);
      const refusal = applied.ok ? null : applied.refusal;
      const isExpected = (refusal?.code ?? null) === (step.refused ?? null);
      return isExpected ? [] : [{ index, step, refusal, state }];
    });
  }

  fork(): Trail {
    return new Trail(this.settle, this.states);
  }
}

/** The lab of a lesson, before its first page. */
export function labOf({ lab }: AnyLesson): { readonly trail: Trail; readonly missteps: Misstep[] } {
  const trail = new Trail(lab.settle ?? true);
  return { missteps: trail.run(lab.steps), trail };
}
