import type { FindingAbout, FindingView, Place, Severity } from '../../../shared/finding';
import { countOf } from '../../../shared/format';
import type { Remedy } from '../../../shared/refusal';
import type { Basis } from '../../../shared/sources';
import type { LintGroup, LintLab, LintNode, LintScope } from './lab';

/** Place of a finding that concerns the whole cluster, as a name. */
export const CLUSTER = 'cluster';

/** What a rule looks at, by the kind of place where its findings stand. */
interface Subjects {
  readonly cluster: LintLab;
  readonly group: LintGroup;
  readonly node: LintNode;
}

/** What a rule sees beside its subject: what is found at a group or a node follows from that group alone. */
interface Seen {
  readonly cluster: LintLab;
  readonly group: LintScope;
  readonly node: LintScope;
}

/** What any check may tell among its facts, beside the figures that its own words need. */
interface Facts {
  /** Where it differs from the usual severity of the rule. */
  readonly severity?: Severity;
  /** How much too much or too little, in the unit of the rule. */
  readonly surplus?: number;
}

/**
 * One rule of the domain (section 6), or one of the lab's own: what it checks and every word about it.
 *
 * @typeParam F  the facts that its check finds and its words read
 */
type Rule<C extends string, P extends keyof Subjects, F extends object> = Words<C, P, F> &
  (
    | {
        /** What it finds at one place; usually nothing or one. */
        readonly check: (subject: Subjects[P], lab: Seen[P]) => readonly F[];
      }
    | {
        /** What it finds at nodes where it compares those of the whole lab. */
        readonly compare: (lab: LintLab) => readonly (readonly [Subjects[P] & LintNode, F])[];
      }
  );

interface Words<C extends string, P extends keyof Subjects, F extends object> {
  /** Stable: docs and expectations name it. */
  readonly code: C;
  readonly place: P;
  /** The usual one; a check may tell another. */
  readonly severity: Severity;
  readonly about: FindingAbout;
  readonly basis: Basis;
  /** Marks of documents and lab assumptions. */
  readonly sources: readonly string[];
  /** What it asks for, in one sentence. */
  readonly asks: string;
  /** What is wrong in two or three words, for chips: "Over capacity". */
  readonly label: string;
  /** What `surplus` counts: its singular and plural. */
  readonly unit?: readonly [one: string, many: string];
  /** Short, with name and figure: "imp3 serves 600 more than it can". */
  readonly title: (found: F, subject: Subjects[P], lab: Seen[P]) => string;
  /** One sentence with all figures. */
  readonly message: (found: F, subject: Subjects[P], lab: Seen[P]) => string;
  /** Why it matters and what to do next. */
  readonly advice: string | ((found: F, subject: Subjects[P], lab: Seen[P]) => string);
  /** The figure beside the label with its unit; by default the surplus: "+600 devices". */
  readonly figure?: (found: F, subject: Subjects[P]) => string;
  /** Title for several of the kind at once. `where` is a name or "3 groups"; by default made of the label. */
  readonly several?: (where: string, isOne: boolean) => string;
  /** What `several` counts, where it is not the place: the groups of nodes. */
  readonly countedBy?: 'group';
  /** Steps that can fix it, the best first; what cannot be done now is null. */
  readonly fixes?: (found: F, subject: Subjects[P], lab: LintLab) => readonly (Remedy | null)[];
}

interface Finding<C extends string> {
  readonly code: C;
  readonly severity: Severity;
  /** The place by name: a node, a group, or `cluster`. */
  readonly at: string;
  readonly surplus?: number;
  readonly message: string;
}

/** A finding of one state: its place by index, and its words when they are asked for. */
export interface LabFinding<C extends string = string> extends Finding<C> {
  readonly place: Place;
  readonly view: () => FindingView;
}

/** What a rule found, for every state in which its subject is the same: only ways to mend it ask for the whole lab. */
export interface Found<C extends string = string> extends Finding<C> {
  /** Index of the node, where it stands at one. */
  readonly node: number | null;
  readonly words: () => Omit<FindingView, keyof Finding<C> | 'place' | 'fixes'>;
  readonly fixes: (lab: LintLab) => readonly Remedy[];
}

/** A rule with its facts closed over: what the table of all rules holds. */
export interface FindingRecord<C extends string = string> {
  readonly code: C;
  readonly place: keyof Subjects;
  readonly severity: Severity;
  readonly about: FindingAbout;
  readonly basis: Basis;
  readonly sources: readonly string[];
  readonly asks: string;
  readonly label: string;
  readonly unit: readonly [one: string, many: string] | null;
  /** Title of several findings of the rule: `where` is a name or "3 groups". */
  readonly several: (where: string, isOne: boolean) => string;
  /** What several findings are counted by. */
  readonly countedBy: keyof Subjects;
  /** What it finds in one group and its nodes; nothing, where the rule looks at the whole lab. */
  readonly inGroup: (group: LintGroup, scope: LintScope) => readonly Found<C>[];
  /** What it finds in the whole lab; nothing, where the rule looks at one group after the other. */
  readonly inLab: (lab: LintLab) => readonly Found<C>[];
}

/** Makes the record of one rule. Each rule is one file in `rules`, listed in `table.ts`. */
export function defineFinding<C extends string, P extends keyof Subjects, F extends object>(
  rule: Rule<C, P, F>,
): FindingRecord<C> {
  const { code, place, severity, about, basis, sources, asks, label, unit = null } = rule;
  return {
    code,
    place,
    severity,
    about,
    basis,
    sources,
    asks,
    label,
    unit,
    several: rule.several ?? ((where) => `${label}: ${where}`),
    countedBy: rule.countedBy ?? place,
    inGroup: (group, scope) =>
      'check' in rule && place !== 'cluster'
        ? subjectsIn(place, group).flatMap((subject) => checked(rule, subject, scope))
        : NOTHING,
    inLab: (lab) => {
      if ('compare' in rule)
        return rule.compare(lab).map(([subject, found]) => foundBy(rule, found, subject, lab));
      return place === 'cluster' ? checked(rule, lab as Subjects[P], lab) : NOTHING;
    },
  };
}

const NOTHING: readonly never[] = [];

function subjectsIn<P extends keyof Subjects>(place: P, group: LintGroup): readonly Subjects[P][] {
  return (place === 'group' ? [group] : group.nodes) as readonly Subjects[P][];
}

function checked<C extends string, P extends keyof Subjects, F extends object>(
  rule: Extract<Rule<C, P, F>, { check: unknown }>,
  subject: Subjects[P],
  scope: LintScope,
): readonly Found<C>[] {
  const seen = scope as Seen[P];
  return rule.check(subject, seen).map((found) => foundBy(rule, found, subject, seen));
}

/** What a check found, in a list; an empty list where the rule holds. */
export function when<F>(broken: boolean, found: () => F): readonly F[] {
  return broken ? [found()] : [];
}

function foundBy<C extends string, P extends keyof Subjects, F extends object>(
  rule: Words<C, P, F>,
  found: F,
  subject: Subjects[P],
  seen: Seen[P],
): Found<C> {
  const { code, about, label, sources, basis, advice } = rule;
  const { surplus, severity = rule.severity } = found as Facts;
  return {
    code,
    severity,
    at: rule.place === 'cluster' ? CLUSTER : (subject as LintGroup | LintNode).name,
    ...(surplus !== undefined && { surplus }),
    message: rule.message(found, subject, seen),
    node: rule.place === 'node' ? (subject as LintNode).index : null,
    words: once(() => ({
      about,
      label,
      figure: rule.figure?.(found, subject) ?? surplusFigure(rule, found),
      title: rule.title(found, subject, seen),
      advice: typeof advice === 'string' ? advice : advice(found, subject, seen),
      sources,
      basis,
    })),
    fixes: (lab) => (rule.fixes?.(found, subject, lab) ?? []).filter((way) => way !== null),
  };
}

/** Made when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** What was found, as the finding of a lab at a place of it. */
export function findingAt<C extends string>(
  place: Place,
  { node: _, words, fixes, ...finding }: Found<C>,
  lab: LintLab,
): LabFinding<C> {
  const view = () => ({ ...finding, place, ...words(), fixes: fixes(lab) });
  return { ...finding, place, view };
}

function surplusFigure<C extends string, P extends keyof Subjects, F extends object>(
  { unit }: Words<C, P, F>,
  found: F,
): string {
  const { surplus } = found as Facts;
  return unit && surplus !== undefined ? `+${countOf(surplus, ...unit)}` : '';
}
