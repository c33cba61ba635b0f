import type { HintLevel, StudentValue } from './answer';
import type { ExpectedFinding, UserRow } from './step';

/**
 * What a field of a step can hold. The kind decides how it is read (`files/field-schema`), and what of it a privacy
 * scrub hides (`files/scrub-fields`): a new kind does not compile until both know it.
 */
export interface FieldTypes {
  /** A node there is, or the name that one gets. */
  readonly node: string;
  readonly group: string;
  readonly snapshot: string;
  /** Name of what the field `on` of the same step says. */
  readonly noted: string;
  /** A node, or the word `unassigned`. */
  readonly home: string;
  /** A node, or null for none. */
  readonly homeOrNull: string | null;
  readonly users: readonly string[];
  readonly userRows: readonly UserRow[];
  /** Beginning of generated names of users. */
  readonly prefix: string;
  /** Free words. */
  readonly text: string;
  /** Hardware generation and software version, free words that mostly name nobody. */
  readonly generation: string;
  readonly version: string;
  readonly flag: boolean;
  /** Only `true` can be given. */
  readonly all: true;
  readonly slot: 1 | 2;
  readonly count: number;
  readonly capacity: number;
  readonly seconds: number;
  readonly figure: number;
  readonly position: number;
  /** A figure that an expectation names: any whole number. */
  readonly expected: number;
  /** A part of a whole that an expectation names, at most: 0.9 is 90 %. */
  readonly share: number;
  readonly findings: readonly ExpectedFinding[];
  readonly findingCodes: readonly string[] | 'all';
  /** Id of a lesson. */
  readonly lesson: string;
  /** What a student goes by: a code, no name. */
  readonly student: string;
  /** What a student answers. */
  readonly answer: StudentValue;
  readonly hintLevel: HintLevel;
}
export type FieldKind = keyof FieldTypes;

/** Meaning of a field: a kind, one word of a list, or a map by name. */
export type FieldMeaning = FieldKind | Choice | MapMeaning;

export interface Choice {
  readonly oneOf: readonly [string, ...string[]];
  /** Null can be given, too: what is allowed, in words. */
  readonly orNull?: string;
}

export interface MapMeaning {
  /** What its keys name. */
  readonly by: 'node' | 'group' | 'user';
  readonly of: FieldKind | Choice;
  /** "users by node". */
  readonly what: string;
}

/** A field that may be left out. */
export interface Optional<M = FieldMeaning> {
  readonly may: M;
}

/** Declares a field that may be left out. */
export function may<const M extends FieldMeaning>(meaning: M): Optional<M> {
  return { may: meaning };
}

/** What a field means, whether or not it may be left out. */
export function meaningOf(field: FieldMeaning | Optional): FieldMeaning {
  return isOptional(field) ? field.may : field;
}

/** The field may be left out. */
export function isOptional(field: FieldMeaning | Optional): field is Optional {
  return typeof field === 'object' && 'may' in field;
}

/** The meanings that a value of a type can have: of any other the declaration of a step does not compile. */
export type MeaningFor<T> = KindFor<T> | ChoiceFor<T> | MapFor<T>;

type KindFor<T> = {
  [K in FieldKind]: [T] extends [FieldTypes[K]] ? ([FieldTypes[K]] extends [T] ? K : never) : never;
}[FieldKind];

type ChoiceFor<T> = [T] extends [string | null]
  ? string extends T
    ? never
    : { readonly oneOf: readonly [T & string, ...(T & string)[]] } & (null extends T
        ? { readonly orNull: string }
        : { readonly orNull?: never })
  : never;

type MapFor<T> = T extends readonly unknown[]
  ? never
  : T extends Readonly<Record<string, infer V>>
    ? {
        readonly by: MapMeaning['by'];
        readonly of: KindFor<V> | ChoiceFor<V>;
        readonly what: string;
      }
    : never;
