import { useXAxisScale, useYAxisScale, ZIndexLayer } from 'recharts';
import { ChartTip } from '../../charts/frame/chart-tip';
import type { ChartCursor } from '../../charts/frame/use-chart-cursor';
import { fitName, fitText, textWidth } from '../../charts/layout/text-width';
import { classNames } from '../../ui/class-names';
import { formatCount } from '../../ui/figures';
import { ColumnFigures, pushed } from './column-figures';
import { type ColumnPartProps, type ColumnPlaces, stackTop } from './column-places';
import { columnLines } from './column-words';
import type { LoadColumn } from './columns';

export interface ColumnMarksProps {
  readonly columns: readonly LoadColumn[];
  readonly places: ColumnPlaces;
  readonly cursor: ChartCursor | null;
  /** Key of the column that is selected, or null. */
  readonly selected: string | null;
}

/** Everything over the stacks: ghost, capacity and half line, figures at the data, names, cursor, tip. */
export function ColumnMarks({ columns, places, cursor, selected }: ColumnMarksProps) {
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (x === undefined || y === undefined) return null;
  const top = (value: number): number => y(value) ?? 0;
  const capacityAt = labelledColumn(columns, (column) => column.capacity, top, places);
  const halfAt = labelledColumn(columns, (column) => column.half, top, places);
  const pointed = cursor === null ? undefined : columns[cursor.point];
  const middle = (column: LoadColumn): number => x(column.key, { position: 'middle' }) ?? 0;
  return (
    <>
      <ZIndexLayer zIndex={UNDER}>
        {pointed !== undefined && (
          <rect
            data-passing=""
            className="cursor"
            x={middle(pointed) - places.band / 2}
            width={places.band}
            y={0}
            height={places.floor}
          />
        )}
      </ZIndexLayer>
      <ZIndexLayer zIndex={OVER}>
        {columns.map((column, index) => (
          <g key={column.key} transform={`translate(${middle(column)} 0)`}>
            <Limits
              column={column}
              y={top}
              places={places}
              capacityLabel={index === capacityAt}
              halfLabel={index === halfAt}
            />
            <ColumnFigures
              column={column}
              y={top}
              places={places}
              last={index === columns.length - 1}
              push={pushed(columns, index, places)}
            />
            <Names column={column} places={places} selected={column.key === selected} />
          </g>
        ))}
        {cursor?.byKey === true && pointed !== undefined && (
          <rect
            data-passing=""
            className="cursor-ring"
            x={middle(pointed) - places.bar / 2 - 4}
            width={places.bar + 8}
            y={top(stackTop(pointed)) - 4}
            height={places.floor - top(stackTop(pointed)) + 8}
            rx={3}
          />
        )}
        {pointed !== undefined && (
          <ChartTip
            x={
              middle(pointed) +
              (middle(pointed) > places.size.width / 2 ? -1 : 1) * (places.bar / 2)
            }
            y={0}
            width={places.size.width}
            height={places.size.height}
            title={pointed.label}
            lines={columnLines(pointed)}
          />
        )}
      </ZIndexLayer>
    </>
  );
}

/** Layers below the stacks and over everything that Recharts draws. */
const UNDER = 200;
const OVER = 1000;

/** The ghost of a failed peer, the capacity line and the half line. */
function Limits({
  column,
  y,
  places,
  capacityLabel,
  halfLabel,
}: ColumnPartProps & { readonly capacityLabel: boolean; readonly halfLabel: boolean }) {
  const { bar } = places;
  const reach = bar / 2 + Math.min(10 * places.size.scale, places.band * 0.1);
  const top = y(stackTop(column));
  const half = column.half === null ? null : y(column.half);
  return (
    <>
      {column.ghost !== null && (
        <rect
          className="ghost"
          x={-bar / 2 + 0.5}
          width={bar - 1}
          y={y(column.ghost)}
          height={Math.max(1, top - y(column.ghost))}
        />
      )}
      {capacityLabel && (
        <text className="halo" x={-reach} y={y(column.capacity) - 5}>
          {capacityText(column, places)}
        </text>
      )}
      {halfLabel && half !== null && (
        <text className="halo" x={-reach} y={half - 5}>
          half line
        </text>
      )}
      {half !== null && <line className="half" x1={-reach} x2={reach} y1={half} y2={half} />}
      {half !== null && half > top && (
        <line className="half covered" x1={1 - bar / 2} x2={bar / 2 - 1} y1={half} y2={half} />
      )}
      <line
        className="cap"
        x1={-reach}
        x2={reach}
        y1={y(column.capacity)}
        y2={y(column.capacity)}
      />
    </>
  );
}

/** The name below a column, and its slot or state. */
function Names({
  column,
  places,
  selected,
}: {
  readonly column: LoadColumn;
  readonly places: ColumnPlaces;
  readonly selected: boolean;
}) {
  const { scale } = places.size;
  const room = places.band - 6;
  return (
    <>
      <text className={classNames('t middle', selected && 'acc')} y={places.floor + 15 * scale}>
        {fitName(column.label, room, scale)}
        <title>{column.label}</title>
      </text>
      <text className="middle" y={places.floor + 29 * scale}>
        {textWidth(column.caption, scale) <= places.band
          ? column.caption
          : shortCaption(column.caption, room, scale)}
      </text>
    </>
  );
}

/** The state of a node in a narrow column: a shorter word, rather than a cut one. */
function shortCaption(caption: string, room: number, scale: number): string {
  return caption === 'unreachable' ? 'down' : fitText(caption, room, scale);
}

function capacityText(column: LoadColumn, places: ColumnPlaces): string {
  const words = column.redundant ? 'one node carries' : 'capacity';
  const text = `${words} ${formatCount(column.capacity)}`;
  // A bare figure at the line could be taken for a load: without room it stays unnamed, as the axis tells it.
  return textWidth(text, places.size.scale) <= places.band * 1.5 ? text : '';
}

/** The first column on which a line can be named without touching its stack or its figure; -1: none. */
function labelledColumn(
  columns: readonly LoadColumn[],
  value: (column: LoadColumn) => number | null,
  y: (value: number) => number,
  places: ColumnPlaces,
): number {
  const room = 20 * places.size.scale;
  return columns.findIndex((column) => {
    const line = value(column);
    const top = Math.max(stackTop(column), column.ghost ?? 0);
    return line !== null && line > 0 && y(top) - room > y(line);
  });
}
