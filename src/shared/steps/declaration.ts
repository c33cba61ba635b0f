import type { FieldMeaning, MeaningFor, Optional } from '../field';
import type { StepName, StepOf } from '../step';

/** What came of a step is told in one of these ways; the words are those of `engine/words/step-effect`. */
export type StepEffect =
  | 'group added'
  | 'node added'
  | 'removed empty'
  | 'node placed'
  | 'nobody moves'
  | 'nodes swapped'
  | 'ha set'
  | 'node resized'
  | 'whatever happened'
  | 'nothing'
  | 'expectation'
  | 'snapshot'
  | 'snapshot restored'
  | 'note'
  | 'time'
  | 'loss'
  | 'link'
  | 'repair'
  | 'home again'
  | 'who moved';

/** Picture of a step in lists; the pictures themselves are the page's. */
export type StepIcon =
  | 'group'
  | 'node'
  | 'rename'
  | 'move'
  | 'notes'
  | 'mode'
  | 'settings'
  | 'users'
  | 'users leave'
  | 'balance'
  | 'power off'
  | 'power on'
  | 'link cut'
  | 'link healed'
  | 'take back'
  | 'rescue'
  | 'clock'
  | 'check'
  | 'snapshot'
  | 'lesson'
  | 'answer'
  | 'hint';

/** What a step is, for all that treat steps alike. */
export interface StepFacts {
  readonly icon: StepIcon;
  readonly effect: StepEffect;
  /** Where its refusal is shown: at the node or group it names, or at a part of the page. */
  readonly shownAt: 'node' | 'group' | 'mode' | 'policies' | 'lab';
  /** `kept`: it never touches the home of a user who has one, nor the name of a node. */
  readonly homes: 'kept' | 'may change';
  /** Something is lost by it; lists mark it. */
  readonly isLoss?: true;
  /** A node goes out of service by it, so there is a failover to look at. */
  readonly startsFailover?: true;
  /** It only carries free words: without them nothing of it is left. */
  readonly isNote?: true;
  /**
   * A student did it in a lesson: it changes nothing, counts as neither work nor time, and undo keeps it
   * (docs/lesson-format.md).
   */
  readonly ofStudent?: true;
}

/** Fields in the order of the canonical text. */
export type FieldMeanings = Readonly<Record<string, FieldMeaning | Optional>>;

/** One kind of step. Several forms: by the field that tells them apart, exactly one of which must be given. */
export type StepDeclaration = StepFacts &
  (
    | { readonly fields: FieldMeanings; readonly forms?: never }
    | { readonly forms: Readonly<Record<string, FieldMeanings>>; readonly fields?: never }
  );

/** Keys of any member of a union. */
export type KeysOf<T> = T extends unknown ? keyof T : never;
type ValueOf<T, F> = T extends unknown ? (F extends keyof T ? T[F] : never) : never;
/** Names of the fields of a step, of all its forms. */
export type FieldsOf<K extends StepName> = Exclude<KeysOf<StepOf<K>>, 'do'>;
type Meaning<K extends StepName, F> = MeaningFor<Exclude<ValueOf<StepOf<K>, F>, undefined>>;
type IsOptional<T, F extends keyof T> = Record<never, never> extends Pick<T, F> ? true : false;

/** Every field has a meaning that fits its type, and may be left out just where the type says so. */
type FieldsFor<K extends StepName> = {
  readonly [F in FieldsOf<K>]: F extends keyof StepOf<K>
    ? IsOptional<StepOf<K>, F> extends true
      ? { readonly may: Meaning<K, F> }
      : Meaning<K, F>
    : never;
};

/** A form names some of the fields; `EveryFieldHasItsMeaning` sees to it that together they name all. */
type FormFor<K extends StepName> = {
  readonly [F in FieldsOf<K>]?: Meaning<K, F> | { readonly may: Meaning<K, F> };
};

/** What the declaration of one step must hold. */
export type DeclarationOf<K extends StepName> = StepFacts &
  (
    | { readonly fields: FieldsFor<K>; readonly forms?: never }
    | {
        readonly forms: { readonly [T in FieldsOf<K>]?: FormFor<K> };
        readonly fields?: never;
      }
  );

/** Some steps with their declarations; `STEPS` sees to it that none is missing. */
export type Declarations = { readonly [K in StepName]?: DeclarationOf<K> };
