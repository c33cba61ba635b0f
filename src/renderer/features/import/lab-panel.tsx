import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ImportView } from '../../../shared/import-view';
import type { GroupView, NodeView } from '../../../shared/view';
import { Bar } from '../../ui/bar';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { classNames } from '../../ui/class-names';
import { EmptyState } from '../../ui/empty-state';
import { countOf, formatCount, formatPercent } from '../../ui/figures';
import { Icon } from '../../ui/icon';
import { Panel } from '../../ui/panel';
import { SectionHead } from './section-head';
import { StepHead } from './step-head';
import type { ImportState } from './use-import';

const MODE_NAMES = {
  balanced: 'Balanced',
  'active-standby': 'Active-Standby',
  none: 'None',
} as const;
const SEVERITY_ICONS = { error: CircleAlert, warning: TriangleAlert, advice: Info } as const;

/** The lab to be: its groups with their load, the findings it will have, and the button that makes it. */
export function LabPanel({ state }: { readonly state: ImportState }) {
  const lab = state.view?.lab ?? null;
  const isReady = state.view?.isReady ?? false;
  return (
    <Panel label="The lab">
      <StepHead
        number={3}
        title="The lab"
        note={lab === null ? '' : `${countOf(lab.users, 'user')}, ${MODE_NAMES[lab.mode]}`}
      />
      <div className="import-scroll">
        {lab === null || state.view === null ? (
          <EmptyState icon={Info} title="Nothing to show yet">
            Groups, nodes and users are needed.
          </EmptyState>
        ) : lab.groups.every(({ nodes }) => nodes.every((node) => node === null)) ? (
          <EmptyState icon={Info} title="Sizes are needed">
            {countOf(lab.users, 'user')} and {countOf(state.view.nodes.length, 'node')} are read.
            Sizes are never guessed.
          </EmptyState>
        ) : (
          <LabPreview lab={lab} nodes={state.view.nodes.length} />
        )}
      </div>
      <footer className="import-foot">
        <span className="small t3">{isReady ? 'Opens as a new lab' : whyNot(state.view)}</span>
        <span className="grow" />
        <Button kind="primary" isDisabled={!isReady || state.isBusy} onPress={state.make}>
          {lab === null ? 'Make the lab' : `Make the lab, ${countOf(lab.users, 'user')}`}
        </Button>
      </footer>
    </Panel>
  );
}

function whyNot(view: ImportView | null): string {
  const sizes = view?.missing.find(({ what }) => what === 'ova');
  if (view?.lab !== null && sizes) return `Waits for the ${sizes.text}`;
  return 'Waits for groups, nodes and users';
}

function LabPreview({
  lab,
  nodes,
}: {
  readonly lab: NonNullable<ImportView['lab']>;
  readonly nodes: number;
}) {
  const sized = lab.groups.reduce(
    (sum, group) => sum + group.nodes.filter((node) => node !== null).length,
    0,
  );
  return (
    <>
      {sized < nodes && (
        <p className="small warn-t">
          {countOf(nodes - sized, 'node')} without a size {nodes - sized === 1 ? 'is' : 'are'} not
          drawn.
        </p>
      )}
      <div className="import-boards">
        {lab.groups.map((group) => (
          <GroupBoard key={group.name} group={group} />
        ))}
      </div>
      <SectionHead title="Findings it will have" count={lab.findings.length} />
      <ul className="import-findings">
        {lab.findings.map(({ code, severity, title }) => (
          <li key={`${code}.${title}`}>
            <Icon of={SEVERITY_ICONS[severity]} size="s" />
            <span className="grow">{title}</span>
            <Chip tone="line">{code}</Chip>
          </li>
        ))}
      </ul>
    </>
  );
}

function GroupBoard({ group }: { readonly group: GroupView }) {
  const surplus = group.hasHa ? group.demand - group.capacity : 0;
  return (
    <section className="import-board" aria-label={group.name}>
      <header>
        <b className="clip">{group.name}</b>
        <Chip {...(group.ha ? { tone: 'ok' as const } : {})}>{group.ha ? 'HA on' : 'HA off'}</Chip>
        <span className="grow" />
        {surplus > 0 && (
          <Chip tone="warn" icon={TriangleAlert}>
            V11 +{formatCount(surplus)}
          </Chip>
        )}
        <span className="small t2">
          {formatCount(group.demand)} of {formatCount(group.capacity)}
        </span>
      </header>
      <div className="import-two">
        {group.nodes.map(
          (node) => node !== null && <NodeBoard key={node.name} node={node} isPair={group.hasHa} />,
        )}
      </div>
    </section>
  );
}

function NodeBoard({ node, isPair }: { readonly node: NodeView; readonly isPair: boolean }) {
  const { name, assigned, own, peer, capacity, ifPeerFails, machineUp } = node;
  const overloads = ifPeerFails !== null && ifPeerFails > capacity;
  return (
    <div>
      <div className="import-node">
        <span className="clip">{name}</span>
        <span>{formatCount(assigned)}</span>
      </div>
      <Bar
        own={own}
        peer={peer}
        capacity={capacity}
        ifPeerFails={ifPeerFails}
        isPair={isPair}
        down={!machineUp}
        label={`${formatCount(own + peer)} of ${formatCount(capacity)}`}
      />
      <div className="import-caption">
        <span>
          {formatPercent(own + peer, capacity)} of {short(capacity)}
        </span>
        <span className={classNames(overloads && 'over-t strong')}>
          {ifPeerFails === null ? 'no failover' : `${formatCount(ifPeerFails)} if peer fails`}
        </span>
      </div>
    </div>
  );
}

function short(capacity: number): string {
  return capacity >= 1000 && capacity % 1000 === 0 ? `${capacity / 1000}K` : formatCount(capacity);
}
