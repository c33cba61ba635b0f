import { useState } from 'react';
import { RELEASES } from '../../../../shared/model';
import type { AskedSize, SizingView } from '../../../../shared/plan-api';
import type { SizeFeature } from '../../../../shared/planning';
import { countOf, formatCount } from '../../../ui/figures';
import { Form } from '../../../ui/form';
import { NumberField } from '../../../ui/number-field';
import { Panel, PanelHead } from '../../../ui/panel';
import { Segmented } from '../../../ui/segmented';
import { Select } from '../../../ui/select';
import { DecimalField } from '../parts/decimal-field';
import { Tick } from '../parts/options';
import { usePlan } from '../use-plan';
import { readCounts } from './counts';

const FEATURES: readonly {
  readonly key: SizeFeature;
  readonly label: string;
  readonly note: string;
}[] = [
  { key: 'persistent-chat', label: 'Persistent chat', note: 'Wants 15K nodes, 5K at least' },
  { key: 'intercluster', label: 'Intercluster peers', note: 'Wants 15K nodes, 5K at least' },
  {
    key: 'file-transfer',
    label: 'Managed file transfer',
    note: 'Wants 15K nodes; no rule refuses less',
  },
  { key: 'centralized', label: 'Centralised deployment', note: 'Wants 25K nodes, 15K at least' },
];

const FROM = [
  { key: 'needs', label: 'Needs' },
  { key: 'counts', label: 'Today’s counts' },
] as const;
const SURVIVE = [
  { key: 'none', label: 'No node' },
  { key: 'one', label: 'Any one node' },
] as const;
const STYLE = [
  { key: 'balanced', label: 'Balanced' },
  { key: 'active-standby', label: 'Active/Standby' },
] as const;

export interface NeedsPanelProps {
  readonly from: 'needs' | 'counts';
  readonly onFrom: (from: 'needs' | 'counts') => void;
  readonly sizing: SizingView | null;
  readonly year: number;
}

/** What a topology is to carry: typed, or summed up from the counts of today's nodes. */
export function NeedsPanel({ from, onFrom, sizing, year }: NeedsPanelProps) {
  const [size, setSize] = usePlan('size');
  return (
    <Panel as="aside" label="Needs" className="plan-left">
      <PanelHead title="Needs" />
      <div className="panel-body">
        <div className="sect plan-choices">
          <Segmented small label="Start from" options={FROM} value={from} onChange={onFrom} />
        </div>
        <div className="sect">
          {from === 'counts' && <Counts onChange={setSize} />}
          <Form>
            {from === 'needs' && (
              <>
                <NumberField
                  label="Users"
                  value={size.users}
                  min={1}
                  max={10_000_000}
                  onChange={(users) => setSize({ users })}
                />
                <DecimalField
                  label="Devices each"
                  value={size.tenths}
                  parts={10}
                  min={1}
                  max={1000}
                  onChange={(tenths) => setSize({ tenths })}
                />
              </>
            )}
            <DecimalField
              label="Growth"
              value={size.rate}
              parts={100}
              min={0}
              max={10_000}
              unit="% a year"
              onChange={(rate) => setSize({ rate })}
            />
            <NumberField
              label="Years"
              value={size.years}
              min={0}
              max={20}
              onChange={(years) => setSize({ years })}
            />
          </Form>
        </div>
        <div className="sect plan-choices">
          <h3>Must survive</h3>
          <Segmented
            small
            label="Must survive"
            options={SURVIVE}
            value={size.survive}
            onChange={(survive) => setSize({ survive })}
          />
          <h3>Style</h3>
          <Segmented
            small
            label="Style"
            options={STYLE}
            value={size.style}
            onChange={(style) => setSize({ style })}
          />
          <Form>
            <Select
              label="Release"
              options={RELEASES.map((key) => ({ key, label: key }))}
              value={size.release}
              onChange={(release) => setSize({ release })}
            />
          </Form>
        </div>
        <div className="sect">
          <h3>Features</h3>
          {FEATURES.map(({ key, label, note }) => (
            <Tick
              key={key}
              label={label}
              {...(size.features.includes(key) ? { note } : {})}
              isSelected={size.features.includes(key)}
              onChange={(on) =>
                setSize({
                  features: on
                    ? [...size.features, key]
                    : size.features.filter((feature) => feature !== key),
                })
              }
            />
          ))}
        </div>
        {sizing !== null && (
          <p className="sect small t2">
            {countOf(size.users, 'user')} with {size.tenths / 10} devices are{' '}
            <b className="t1">{formatCount(sizing.now)} devices</b> today and{' '}
            <b className="t1">{formatCount(sizing.demand)}</b> in {year}, of{' '}
            {countOf(sizing.end, 'user')}.
          </p>
        )}
      </div>
    </Panel>
  );
}

/** Counts of today, pasted or typed: their sums are the needs. */
function Counts({ onChange }: { readonly onChange: (change: Partial<AskedSize>) => void }) {
  const [text, setText] = useState('');
  const { rows, bad } = readCounts(text);
  const users = rows.reduce((sum, row) => sum + row.users, 0);
  const devices = rows.reduce((sum, row) => sum + row.devices, 0);
  return (
    <div className="plan-counts">
      <label className="small t2" htmlFor="plan-counts">
        Node, users and devices, a line each
      </label>
      <div className="field">
        <textarea
          id="plan-counts"
          rows={6}
          value={text}
          placeholder={'imp1\t2490\t3700\nimp2\t2510\t3810'}
          onChange={(event) => {
            const next = event.target.value;
            setText(next);
            const read = readCounts(next);
            const sum = read.rows.reduce((all, row) => all + row.users, 0);
            const each = read.rows.reduce((all, row) => all + row.devices, 0);
            if (sum > 0)
              onChange({
                users: sum,
                tenths: Math.min(1000, Math.max(1, Math.ceil((each / sum) * 10))),
              });
          }}
        />
      </div>
      <p className="small t3" role="status">
        {rows.length === 0
          ? 'Nothing read yet.'
          : `${countOf(rows.length, 'node')}: ${countOf(users, 'user')}, ${countOf(devices, 'device')}.`}
        {bad.length > 0 &&
          ` Left out: line ${bad.slice(0, 5).join(', ')}${bad.length > 5 ? ', …' : ''}.`}
      </p>
    </div>
  );
}
