import type { Question } from '../../shared/questions';
import type { LabView } from '../../shared/view';
import { createStore, type Store } from './store';

/** The one selection. The inspector shows it; board, charts, tables and steps mark it. */
export type Selection =
  | { readonly kind: 'lab' }
  | { readonly kind: 'step'; readonly index: number }
  | { readonly kind: 'group'; readonly name: string }
  | { readonly kind: 'node'; readonly name: string }
  /** `whyNot`: the node a person asked about by pressing it while the user was selected. */
  | { readonly kind: 'user'; readonly id: string; readonly whyNot?: string }
  | { readonly kind: 'finding'; readonly code: string; readonly at: string }
  | { readonly kind: 'question'; readonly question: Question };

export type SelectionStore = Store<Selection>;

const LAB: Selection = { kind: 'lab' };

/** Nothing but the lab itself is selected at first. */
export function createSelection(): SelectionStore {
  return createStore<Selection>(LAB);
}

/** One level out, for Escape: the answer, the user, the node, the group, the lab. */
export function levelOut(selection: Selection, view: LabView | null): Selection {
  if (selection.kind === 'user' && selection.whyNot !== undefined) {
    return { kind: 'user', id: selection.id };
  }
  if (selection.kind === 'node') {
    const group = view?.groups.find((each) =>
      each.nodes.some((node) => node?.name === selection.name),
    );
    if (group !== undefined) return { kind: 'group', name: group.name };
  }
  return LAB;
}

/** The selection, or the lab where the thing selected has left it. */
export function standing(selection: Selection, view: LabView, rows: number): Selection {
  const groups = view.groups;
  const stands = {
    lab: () => true,
    step: (index: unknown) => typeof index === 'number' && index < rows,
    group: (name: unknown) => groups.some((group) => group.name === name),
    node: (name: unknown) =>
      groups.some((group) => group.nodes.some((node) => node?.name === name)),
    user: () => true,
    finding: () => true,
    question: () => true,
  } as const satisfies Record<Selection['kind'], (key: unknown) => boolean>;
  const key = 'index' in selection ? selection.index : 'name' in selection ? selection.name : null;
  return stands[selection.kind](key) ? selection : LAB;
}
