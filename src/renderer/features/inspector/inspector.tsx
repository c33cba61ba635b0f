import type { ComponentType } from 'react';
import { useSelection } from '../../hooks/use-lab';
import { FOCUS_REFS } from '../../keyboard/focus-places';
import type { Selection } from '../../stores/selection';
import { Panel } from '../../ui/panel';
import { PanelBoundary } from '../../ui/panel-boundary';
import { FindingPage } from './finding-page';
import { GroupPage } from './group-page';
import './inspector.css';
import { LabPage } from './lab-page';
import { NodePage } from './node-page';
import { QuestionPage } from './question-page';
import { StepPage } from './step-page';
import { UserPage } from './user-page';

type PageTable = {
  readonly [K in Selection['kind']]: ComponentType<
    Omit<Extract<Selection, { readonly kind: K }>, 'kind'>
  >;
};

const PAGES: PageTable = {
  lab: LabPage,
  step: StepPage,
  group: GroupPage,
  node: NodePage,
  user: UserPage,
  finding: FindingPage,
  question: QuestionPage,
};

/** What is selected, in full: the lab, a step, group, node, user, finding or question. */
export function Inspector() {
  const selection = useSelection();
  const { kind, ...fields } = selection;
  // The table pairs each kind with the page of its fields; TypeScript cannot follow that through the union.
  const Page = PAGES[kind] as ComponentType<object>;
  return (
    <Panel ref={FOCUS_REFS.inspector} label="Inspector" as="aside" className="inspector">
      <PanelBoundary key={pageKey(selection)}>
        <Page {...fields} />
      </PanelBoundary>
    </Panel>
  );
}

/** Another thing is another page, so that nothing typed or opened carries over. */
function pageKey(selection: Selection): string {
  if (selection.kind === 'user') return `user ${selection.id}`;
  return JSON.stringify(selection);
}
