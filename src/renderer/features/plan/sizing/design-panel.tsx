import { Circle } from 'lucide-react';
import type { AskedSize, SizeDesign } from '../../../../shared/plan-api';
import { designName } from '../../../../shared/plan-words/size-words';
import { Bar } from '../../../ui/bar';
import { Chip } from '../../../ui/chip';
import { formatCount, formatPercent, shortSize } from '../../../ui/figures';
import { Icon } from '../../../ui/icon';
import { Panel, PanelHead } from '../../../ui/panel';
import { SourceChips } from '../../../ui/source-chips';

/** VM sizes of release 15 as the install guide prints them; of others the titles of the re-login tables (runbooks C1). */
const HARDWARE_15: Readonly<Record<string, string>> = {
  '1000': '1 vCPU, 6 GB',
  '5000': '2 vCPU, 10 GB',
  '15000': '4 vCPU, 14 GB',
  '25000': '6 vCPU, 18 GB',
};

export interface DesignPanelProps {
  readonly design: SizeDesign;
  readonly asked: AskedSize;
  readonly year: number;
}

/** The chosen design: its groups, what it has room for, the facts to check. */
export function DesignPanel({ design, asked, year }: DesignPanelProps) {
  const isPair = design.nodes > design.groups;
  const last = design.years.at(-1)!;
  const room = design.most - last.demand;
  const hardware = asked.release === '15' ? HARDWARE_15[design.ova] : undefined;
  return (
    <Panel as="aside" label="Chosen design" className="plan-right">
      <PanelHead title={designName(design)}>
        <span className="small t3">{year}</span>
      </PanelHead>
      <div className="panel-body">
        <div className="sect plan-tiny-list">
          {Array.from({ length: design.groups }, (_, index) => (
            <Group
              // biome-ignore lint/suspicious/noArrayIndexKey: groups of a design are alike.
              key={index}
              design={design}
              number={index + 1}
              isPair={isPair}
              standby={asked.style === 'active-standby'}
            />
          ))}
        </div>
        <div className="sect">
          <h3>What it costs to change later</h3>
          <p className="small t2">
            {room >= 0
              ? `Room for ${formatCount(room)} devices more in ${year}. Beyond ${formatCount(design.most)} it breaks a rule; then another ${isPair ? 'pair' : 'node'} is the next step, up to three groups.`
              : design.most === 0
                ? 'A feature rules this size out whatever the number of users.'
                : `It carries ${formatCount(design.most)} devices, ${formatCount(-room)} fewer than are needed in ${year}.`}{' '}
            {design.why.map((code) => (
              <Chip key={code} tone="line">
                {code}
              </Chip>
            ))}
          </p>
        </div>
        <div className="sect">
          <h3>Facts to check</h3>
          <ul className="plan-facts">
            <Fact sources={hardware === undefined ? ['S5'] : ['S53', 'S5']}>
              {hardware === undefined
                ? `${shortSize(Number(design.ova))} template: read the current sheet of the VM.`
                : `${shortSize(Number(design.ova))} template: ${hardware} vRAM in release 15; the re-login tables print other memory.`}
            </Fact>
            {isPair && (
              <Fact sources={['S18']}>Both nodes of one size, version and age (V15, V17).</Fact>
            )}
            {isPair && design.relogin.now !== null && (
              <Fact sources={['S5']}>
                Re-login upper limit {formatCount(design.relogin.now)}
                {'\u202f'}s on both nodes today
                {design.relogin.end === null || design.relogin.end === design.relogin.now
                  ? ''
                  : `, ${formatCount(design.relogin.end)}\u202fs in ${year}`}
                ; the default is 537{'\u202f'}s (V25).
              </Fact>
            )}
            <Fact sources={['S7', 'S15']}>
              {asked.tenths / 10} devices a user: compare with the User Sessions Report.
            </Fact>
            {isPair && (
              <Fact sources={['S2']}>
                High Availability switched on after both nodes run (V05).
              </Fact>
            )}
            {asked.features.includes('file-transfer') && (
              <Fact sources={['S15']}>
                Managed file transfer is listed under 15K nodes or larger.
              </Fact>
            )}
            {(asked.features.includes('persistent-chat') ||
              asked.features.includes('intercluster')) && (
              <Fact sources={['S4', 'S31']}>
                The documents differ: one asks for 15K nodes, the other for 5K at least.
              </Fact>
            )}
          </ul>
        </div>
      </div>
    </Panel>
  );
}

function Fact({
  sources,
  children,
}: {
  readonly sources: readonly string[];
  readonly children: React.ReactNode;
}) {
  return (
    <li>
      <Icon of={Circle} size="xs" />
      <span>
        {children} <SourceChips sources={sources} />
      </span>
    </li>
  );
}

interface GroupProps {
  readonly design: SizeDesign;
  readonly number: number;
  readonly isPair: boolean;
  readonly standby: boolean;
}

function Group({ design, number, isPair, standby }: GroupProps) {
  const { perNode, afterFailure } = design.years.at(-1)!;
  const nodes = isPair ? [perNode, standby ? 0 : afterFailure - perNode] : [perNode];
  return (
    <div className="plan-tiny">
      <header className="row tight">
        <b>PRG-{number}</b>
        {isPair && <Chip tone="ok">HA on</Chip>}
        <span className="grow" />
        <span className="small t2">
          {formatCount(isPair ? afterFailure : perNode)} of {formatCount(design.capacity)}
        </span>
      </header>
      <div className="plan-tiny-nodes">
        {nodes.map((devices, slot) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place.
          <div key={slot}>
            <span className="row tight small">
              <b>imp{(number - 1) * nodes.length + slot + 1}</b>
              <span className="grow" />
              {formatCount(devices)}
            </span>
            <Bar
              own={devices}
              peer={0}
              capacity={design.capacity}
              ifPeerFails={isPair ? afterFailure : null}
              isPair={isPair}
              label={`${formatCount(devices)} of ${formatCount(design.capacity)}`}
            />
            <span className="micro t3">
              {formatPercent(devices, design.capacity)}
              {isPair && `, alone ${formatPercent(afterFailure, design.capacity)}`}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
