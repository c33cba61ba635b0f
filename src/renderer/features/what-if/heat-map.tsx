import { type CSSProperties, useState } from 'react';
import type { FailureMatrix, MatrixNode, MatrixRow } from '../../../shared/what-if-view';
import { classNames } from '../../ui/class-names';
import { formatCount } from '../../ui/figures';
import { backText, cellLook, overText, rowName } from './matrix-words';
import { OpenFailure } from './open-failure';

const LABEL = 'Failures and the load they put on each node';

/** The heat map: a real table, with figure and sign in every cell. */
export function HeatMap({ matrix }: { readonly matrix: FailureMatrix }) {
  const { nodes, rows } = matrix;
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reached by keyboard.
    <section className="heat-map" tabIndex={0} aria-label={LABEL}>
      <table className="matrix" style={widths(matrix)}>
        <colgroup>
          <col className="failed" />
          {nodes.map(({ name }) => (
            <col key={name} />
          ))}
          <col className="figure" />
          <col className="figure" />
          <col className="figure" />
          <col className="figure" />
          <col className="act" />
        </colgroup>
        <thead>
          <tr className="g">
            <td />
            {groupsOf(nodes).map(({ name, sizes }) => (
              <th key={name} scope="colgroup" colSpan={sizes.length}>
                <span className="clip">
                  {name} <span className="t3">{sizes.join(' · ')}</span>
                </span>
              </th>
            ))}
            <td colSpan={5} />
          </tr>
          <tr>
            <th scope="col">Failed</th>
            {nodes.map(({ name }) => (
              <th key={name} scope="col" className="ctr" title={name}>
                <span className="clip">{name}</span>
              </th>
            ))}
            {['Over', 'No service', 'Log in again', 'All back after'].map((head) => (
              <th key={head} scope="col" className="num">
                {head}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">Look at it</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = `${row.kind} ${row.failed.join('\n')}`;
            return (
              <HeatRow
                key={key}
                row={row}
                nodes={nodes}
                isChosen={chosen === key}
                onChoose={() => setChosen(key)}
              />
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

interface HeatRowProps {
  readonly row: MatrixRow;
  readonly nodes: readonly MatrixNode[];
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function HeatRow({ row, nodes, isChosen, onChoose }: HeatRowProps) {
  return (
    <tr className={isChosen ? 'sel' : undefined} onPointerEnter={onChoose} onFocus={onChoose}>
      <th scope="row" className="nm" title={rowName(row)}>
        <span className="clip">
          <b>{rowName(row)}</b> {row.group !== null && <span className="t3">whole group</span>}
        </span>
      </th>
      {nodes.map((node, index) => {
        const { sign, text, look, spoken } = cellLook(row, index, node);
        return (
          <td
            key={node.name}
            className={classNames('c', look, row.marks[index] === 'over' && 'bad')}
            aria-label={spoken}
          >
            <span aria-hidden="true">{sign}</span>
            {text}
          </td>
        );
      })}
      <td className={classNames('num', row.over.length > 0 ? 'over-t strong' : 't3')}>
        {overText(row)}
      </td>
      <td className={classNames('num', row.noService > 0 ? 'none-t strong' : 't3')}>
        {formatCount(row.noService)}
      </td>
      <td className={classNames('num', row.loggedOut === 0 && 't3')}>
        {formatCount(row.loggedOut)}
      </td>
      <td className={classNames('num', row.back === null && 'none-t')}>{backText(row)}</td>
      <td className="act">
        <OpenFailure row={row} />
      </td>
    </tr>
  );
}

/** Characters of the column of names: what the names need, within what leaves room for the cells. */
const NAMES = { least: 12, most: 32 };

/** A cell needs room for a sign and a figure; beyond the window the table scrolls. */
function widths({ nodes, rows }: FailureMatrix): CSSProperties {
  const longest = Math.max(...rows.map((row) => labelOf(row).length), 0);
  const names = Math.min(NAMES.most, Math.max(NAMES.least, longest + 1));
  return {
    '--names': `${names}ch`,
    minWidth: `calc(${names}ch + ${20 + nodes.length * 3.75}rem)`,
  } as CSSProperties;
}

function labelOf(row: MatrixRow): string {
  return row.group === null ? rowName(row) : `${rowName(row)} whole group`;
}

function groupsOf(nodes: readonly MatrixNode[]): { name: string; sizes: string[] }[] {
  const groups: { name: string; sizes: string[] }[] = [];
  for (const { group, size } of nodes) {
    const short = size.replace(/ (OVA|capacity)$/, '');
    const last = groups.at(-1);
    if (last?.name === group) last.sizes.push(short);
    else groups.push({ name: group, sizes: [short] });
  }
  return groups;
}
