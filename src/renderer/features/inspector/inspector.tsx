import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { useSelection } from '../../hooks/use-lab';
import { FOCUS_REFS } from '../../keyboard/focus-places';
import type { Selection } from '../../stores/selection';
import { Panel } from '../../ui/panel';
import { PanelBoundary } from '../../ui/panel-boundary';
import { GroupPage } from './group-page';
import './inspector.css';
import { LabPage } from './lab-page';
import { NodePage } from './node-page';

/** Pages of what nobody has selected when the window opens: they come once it has nothing else to do. */
const LATER = {
  step: async () => ({ default: (await import('./step-page')).StepPage }),
  user: async () => ({ default: (await import('./user-page')).UserPage }),
  finding: async () => ({ default: (await import('./finding-page')).FindingPage }),
  question: async () => ({ default: (await import('./question-page')).QuestionPage }),
} as const;

type PageTable = {
  readonly [K in Selection['kind']]: ComponentType<
    Omit<Extract<Selection, { readonly kind: K }>, 'kind'>
  >;
};

const PAGES: PageTable = {
  lab: LabPage,
  step: lazy(LATER.step),
  group: GroupPage,
  node: NodePage,
  user: lazy(LATER.user),
  finding: lazy(LATER.finding),
  question: lazy(LATER.question),
};

/** What is selected, in full: the lab, a step, group, node, user, finding or question. */
export function Inspector() {
  const selection = useSelection();
  useEffect(() => {
    const id = requestIdleCallback(() => {
      // A page that cannot be fetched now is fetched when it is asked for, and says so then.
      for (const load of Object.values(LATER)) load().catch(() => {});
    });
    return () => cancelIdleCallback(id);
  }, []);
  const { kind, ...fields } = selection;
  // The table pairs each kind with the page of its fields; TypeScript cannot follow that through the union.
  const Page = PAGES[kind] as ComponentType<object>;
  return (
    <Panel ref={FOCUS_REFS.inspector} label="Inspector" as="aside" className="inspector">
      <PanelBoundary key={pageKey(selection)}>
        <Suspense fallback={<div aria-busy="true" />}>
          <Page {...fields} />
        </Suspense>
      </PanelBoundary>
    </Panel>
  );
}

/** Another thing is another page, so that nothing typed or opened carries over. */
function pageKey(selection: Selection): string {
  if (selection.kind === 'user') return `user ${selection.id}`;
  return JSON.stringify(selection);
}
