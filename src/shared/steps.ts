import { type FieldKind, meaningOf } from './field';
import type { StepName } from './step';
import type {
  DeclarationOf,
  FieldMeanings,
  FieldsOf,
  KeysOf,
  StepDeclaration,
  StepFacts,
} from './steps/declaration';
import { HA_STEPS } from './steps/ha-steps';
import { LAB_STEPS } from './steps/lab-steps';
import { SETTING_STEPS } from './steps/setting-steps';
import { TOPOLOGY_STEPS } from './steps/topology-steps';
import { USER_STEPS } from './steps/user-steps';

/**
 * Every step of docs/scenario-format.md, "Steps", declared once: its fields with what they refer to, and what it
 * is. Schemas, the privacy scrub, places of refusals, marks and pictures derive from here; what a step does is
 * in `main/engine/steps`, how it is called in `main/engine/words/step-label`.
 */
export const STEPS = {
  ...TOPOLOGY_STEPS,
  ...SETTING_STEPS,
  ...USER_STEPS,
  ...HA_STEPS,
  ...LAB_STEPS,
} as const satisfies { readonly [K in StepName]: DeclarationOf<K> };

/** What a step is. */
export function factsOf(name: StepName): StepFacts {
  return STEPS[name];
}

/** Steps by which a node goes out of service, so that there is a failover to look at. */
export function startsFailover(name: StepName): boolean {
  return factsOf(name).startsFailover === true;
}

/** The forms of a step; one without forms has a single one. */
export function formsOf(name: StepName): readonly FieldMeanings[] {
  const declared: StepDeclaration = STEPS[name];
  return declared.forms ? Object.values(declared.forms) : [declared.fields];
}

type Declared<K extends StepName> = (typeof STEPS)[K] extends { readonly forms: infer F }
  ? KeysOf<F[keyof F]>
  : FieldsOf<K>;
type Unheld = { [K in StepName]: [FieldsOf<K>] extends [Declared<K>] ? never : K }[StepName];
type Holds<T extends true> = T;
/** Compiles while every field of a step with several forms is declared in one of them. */
export type EveryFieldHasItsMeaning = Holds<[Unheld] extends [never] ? true : Unheld>;

/** Names of all fields of steps that hold values of a kind. */
export function fieldsOfKind(kind: FieldKind): string[] {
  return (Object.keys(STEPS) as StepName[]).flatMap((name) =>
    formsOf(name).flatMap((form) =>
      Object.entries(form)
        .filter(([, field]) => meaningOf(field) === kind)
        .map(([field]) => field),
    ),
  );
}
