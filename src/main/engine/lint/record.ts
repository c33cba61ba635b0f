import type { FindingAbout, FindingView, Place, Severity } from '../../../shared/finding';
import { countOf } from '../../../shared/format';
import type { Remedy } from '../../../shared/refusal';
import type { Basis } from '../../../shared/sources';
import type { LintGroup, LintLab, LintNode } from './lab';

/** Place of a finding that concerns the whole cluster, as a name. */
export const CLUSTER = 'cluster';

/** What a rule looks at, by the kind of place where its findings stand. */
interface Subjects {
  readonly cluster: LintLab;
  readonly group: LintGroup;
  readonly node: LintNode;
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
interface Rule<C extends string, P extends keyof Subjects, F extends object> {
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
  /** What it finds at one place; usually nothing or one. */
  readonly check: (subject: Subjects[P], lab: LintLab) => readonly F[];
  /** Short, with name and figure: "imp3 serves 600 more than it can". */
  readonly title: (found: F, subject: Subjects[P], lab: LintLab) => string;
  /** One sentence with all figures. */
  readonly message: (found: F, subject: Subjects[P], lab: LintLab) => string;
  /** Why it matters and what to do next. */
  readonly advice: string | ((found: F, subject: Subjects[P], lab: LintLab) => string);
  /** The figure beside the label with its unit; by default the surplus: "+600 devices". */
  readonly figure?: (found: F, subject: Subjects[P]) => string;
  /** Title for several of the kind at once. `where` is a name or "3 groups"; by default made of the label. */
  readonly several?: (where: string, isOne: boolean) => string;
  /** What `several` counts, where it is not the place: the groups of nodes. */
  readonly countedBy?: 'group';
  /** Steps that can fix it, the best first; what cannot be done now is null. */
  readonly fixes?: (found: F, subject: Subjects[P], lab: LintLab) => readonly (Remedy | null)[];
}

/** A finding of one state: its place by index, and its words when they are asked for. */
export interface LabFinding<C extends string = string> {
  readonly code: C;
  readonly severity: Severity;
  readonly place: Place;
  /** The place by name: a node, a group, or `cluster`. */
  readonly at: string;
  readonly surplus?: number;
  readonly message: string;
  readonly view: () => FindingView;
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
  /** Every finding of this rule, by place in topology order. */
  readonly find: (lab: LintLab) => readonly LabFinding<C>[];
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
    find: (lab) =>
      subjectsOf(rule.place, lab).flatMap((subject) =>
        rule.check(subject, lab).map((found) => findingOf(rule, found, subject, lab)),
      ),
  };
}

/** What a check found, in a list; an empty list where the rule holds. */
export function when<F>(broken: boolean, found: () => F): readonly F[] {
  return broken ? [found()] : [];
}

function subjectsOf<P extends keyof Subjects>(place: P, lab: LintLab): readonly Subjects[P][] {
  const all: { readonly [K in keyof Subjects]: readonly Subjects[K][] } = {
    cluster: [lab],
    group: lab.groups,
    node: lab.nodes,
  };
  return all[place];
}

function findingOf<C extends string, P extends keyof Subjects, F extends object>(
  rule: Rule<C, P, F>,
  found: F,
  subject: Subjects[P],
  lab: LintLab,
): LabFinding<C> {
  const { code, advice, about, label, sources, basis } = rule;
  const { surplus, severity = rule.severity } = found as Facts;
  const place = placeOf(rule.place, subject);
  const name = subject === lab ? CLUSTER : (subject as LintGroup | LintNode).name;
  const message = rule.message(found, subject, lab);
  const finding = { code, severity, at: name, ...(surplus !== undefined && { surplus }), message };
  return {
    ...finding,
    place,
    view: () => ({
      ...finding,
      place,
      about,
      label,
      figure: rule.figure?.(found, subject) ?? surplusFigure(rule, found),
      title: rule.title(found, subject, lab),
      advice: typeof advice === 'string' ? advice : advice(found, subject, lab),
      sources,
      basis,
      fixes: (rule.fixes?.(found, subject, lab) ?? []).filter((way) => way !== null),
    }),
  };
}

function placeOf<P extends keyof Subjects>(kind: P, subject: Subjects[P]): Place {
  if (kind === 'cluster') return { kind };
  const { index } = subject as LintGroup | LintNode;
  return kind === 'group' ? { kind, group: index } : { kind: 'node', node: index };
}

function surplusFigure<C extends string, P extends keyof Subjects, F extends object>(
  { unit }: Rule<C, P, F>,
  found: F,
): string {
  const { surplus } = found as Facts;
  return unit && surplus !== undefined ? `+${countOf(surplus, ...unit)}` : '';
}
