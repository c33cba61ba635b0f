import { Check, ChevronDown, ChevronRight, Clock, X } from 'lucide-react';
import { Fragment, type KeyboardEvent, useRef } from 'react';
import type { SizeDesign, SizingView } from '../../../../shared/plan-api';
import {
  designName,
  orderOf,
  RULE_SOURCES,
  verdictOf,
} from '../../../../shared/plan-words/size-words';
import { Chip } from '../../../ui/chip';
import { classNames } from '../../../ui/class-names';
import { formatCount, formatPercent } from '../../../ui/figures';
import { Icon } from '../../../ui/icon';
import { SourceChips } from '../../../ui/source-chips';
import { Scroll } from '../parts/scroll';

const TONES = { ok: Check, warn: Clock, over: X } as const;

export interface DesignsTableProps {
  readonly sizing: SizingView;
  readonly chosen: number;
  /** The row that shows its years, or null. */
  readonly open: number | null;
  readonly firstYear: number;
  readonly onChoose: (design: number) => void;
  readonly onOpen: (design: number | null) => void;
}

/** Every design with its verdict. Arrows move, Right opens the years, Left closes them, Enter chooses. */
export function DesignsTable({
  sizing,
  chosen,
  open,
  firstYear,
  onChoose,
  onOpen,
}: DesignsTableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const order = orderOf(sizing);
  const today = new Date();
  function onKeyDown(event: KeyboardEvent, row: number, design: number): void {
    const rows = body.current?.querySelectorAll<HTMLElement>('[data-design]');
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) rows?.[row + step]?.focus();
    else if (event.key === 'ArrowRight') onOpen(design);
    else if (event.key === 'ArrowLeft') onOpen(null);
    else if (event.key === 'Enter' || event.key === ' ') onChoose(design);
    else return;
    event.preventDefault();
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows that open and are chosen make a treegrid.
    <table className="table inset plan-designs" role="treegrid" aria-label="Designs">
      <thead>
        <tr>
          <th scope="col">Design</th>
          <th scope="col" className="num plan-wide">
            Nodes
          </th>
          <th scope="col" className="num plan-wide">
            Users
            <br />a node
          </th>
          <th scope="col" className="num">
            Devices
            <br />a node
          </th>
          <th scope="col" className="num">
            After a<br />
            failure
          </th>
          <th scope="col">Share now</th>
          <th scope="col">At the end</th>
          <th scope="col">After a failure</th>
          <th scope="col">Verdict</th>
          <th scope="col">
            <span className="visually-hidden">Rules</span>
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {order.map((index, row) => {
          const design = sizing.designs[index]!;
          const { text, tone } = verdictOf(design, index === sizing.best, today);
          const last = design.years.at(-1)!;
          const first = design.years[0]!;
          const isPair = design.nodes > design.groups;
          return (
            <Fragment key={`${design.ova} ${design.groups}`}>
              <tr
                data-design={index}
                className={classNames(index === chosen && 'sel')}
                aria-level={1}
                aria-expanded={open === index}
                aria-selected={index === chosen}
                tabIndex={index === chosen ? 0 : -1}
                onClick={() => {
                  onChoose(index);
                  onOpen(open === index && chosen === index ? null : index);
                }}
                onKeyDown={(event) => onKeyDown(event, row, index)}
              >
                <th scope="row">
                  <span className="row tight">
                    <Icon of={open === index ? ChevronDown : ChevronRight} size="xs" />
                    <b>{designName(design)}</b>
                  </span>
                </th>
                <td className="num plan-wide">{formatCount(design.nodes)}</td>
                <td className="num plan-wide">{formatCount(design.usersPerNode)}</td>
                <td className="num">{formatCount(design.perNode)}</td>
                <td
                  className={classNames('num', design.afterFailure > design.capacity && 'over-t')}
                >
                  {formatCount(design.afterFailure)}
                </td>
                <td>
                  <Share own={first.perNode} peer={0} capacity={design.capacity} />
                </td>
                <td>
                  <Share own={last.perNode} peer={0} capacity={design.capacity} />
                </td>
                <td>
                  {isPair && (
                    <Share
                      own={last.perNode}
                      peer={last.afterFailure - last.perNode}
                      capacity={design.capacity}
                    />
                  )}
                </td>
                <td>
                  <span className={classNames('row tight', `${tone}-t`)}>
                    <Icon of={TONES[tone]} size="s" />
                    {index === sizing.best ? <b>{text}</b> : text}
                  </span>
                </td>
                <td>
                  <span className="row tight end">
                    {design.why.slice(0, 2).map((code) => (
                      <Chip key={code} tone="line">
                        {code}
                      </Chip>
                    ))}
                    {design.why[0] !== undefined && (
                      <SourceChips
                        sources={RULE_SOURCES[design.why[0]] ?? []}
                        code={design.why[0]}
                      />
                    )}
                  </span>
                </td>
              </tr>
              {open === index && (
                <tr className="plan-design-open" aria-level={2}>
                  <td colSpan={10}>
                    <YearStrip design={design} firstYear={firstYear} />
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

/** A short bar that ends at 125 % of capacity: own, for the peer, over; the figure beside it. */
function Share({
  own,
  peer,
  capacity,
}: {
  readonly own: number;
  readonly peer: number;
  readonly capacity: number;
}) {
  const scale = (devices: number) => Math.min(100, (devices / capacity) * 80);
  const total = own + peer;
  const ownEnd = scale(Math.min(own, capacity));
  const end = scale(Math.min(total, capacity));
  return (
    <span className="plan-share">
      <svg aria-hidden="true">
        <rect className="track" width="100%" height="8" y="3" rx="2" />
        <rect className="own" width={`${ownEnd}%`} height="8" y="3" />
        <rect
          className="peer"
          x={`${ownEnd}%`}
          width={`${Math.max(0, end - ownEnd)}%`}
          height="8"
          y="3"
        />
        {total > capacity && (
          <rect className="over" x="80%" width={`${scale(total) - 80}%`} height="8" y="3" />
        )}
        <line className="cap" x1="80%" x2="80%" y1="0" y2="14" />
      </svg>
      <span className={classNames('num', total > capacity && 'over-t strong')}>
        {formatPercent(total, capacity)}
      </span>
    </span>
  );
}

/** Shares year by year: all up, and after the failure of one node. */
function YearStrip({
  design,
  firstYear,
}: {
  readonly design: SizeDesign;
  readonly firstYear: number;
}) {
  const isPair = design.nodes > design.groups;
  const rows = [
    {
      name: 'All up, fullest node',
      figure: (year: number) => design.years[year]!.perNode,
      mark: '',
    },
    ...(isPair
      ? [
          {
            name: 'One node fails, its peer',
            figure: (year: number) => design.years[year]!.afterFailure,
            mark: '◆',
          },
        ]
      : []),
  ];
  return (
    <Scroll label="Years">
      <table className="plan-years">
        <thead>
          <tr>
            <th scope="col">At the start of</th>
            {design.years.map((_, year) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a year is its place.
              <th key={year} scope="col">
                {firstYear + year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Devices</th>
            {design.years.map(({ demand }, year) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a year is its place.
              <td key={year} className="t2">
                {formatCount(demand)}
              </td>
            ))}
          </tr>
          {rows.map(({ name, figure, mark }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {design.years.map((_, year) => {
                const share = figure(year) / design.capacity;
                return (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: a year is its place.
                    key={year}
                    data-heat={share > 1 ? 'over' : share > 0.75 ? '3' : share > 0.3 ? '2' : '1'}
                  >
                    {share > 1 ? '▲' : mark} {formatPercent(figure(year), design.capacity)}
                  </td>
                );
              })}
            </tr>
          ))}
          <tr>
            <th scope="row">{isPair ? 'Both nodes of a pair fail' : 'A node fails'}</th>
            {design.years.map((_, year) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a year is its place.
              <td key={year} data-heat="none">
                ∅ none
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </Scroll>
  );
}
