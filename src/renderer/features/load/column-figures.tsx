import { spread } from '../../charts/layout/spread';
import { textWidth } from '../../charts/layout/text-width';
import { classNames } from '../../ui/class-names';
import { formatCount } from '../../ui/figures';
import { type ColumnPartProps, type ColumnPlaces, stackTop } from './column-places';
import { figurePlaces, type TotalLabel, totalLabel } from './column-words';
import type { LoadColumn } from './columns';

/** Room between the last column and the edge of the drawing, in px. */
const RIGHT_EDGE = 2;

/** The figures at the data: the total above, the parts beside the stack where there is room. */
export function ColumnFigures({
  column,
  y,
  places,
  last,
  push,
}: ColumnPartProps & {
  readonly last: boolean;
  /** How far the total moves aside for the figures of the column before, in px. */
  readonly push: number;
}) {
  const { bar, size } = places;
  const fitting = fittingTotal(column, places);
  // The last column ends at the edge of the drawing.
  const cut = last && push + textWidth(fitting.text, size.scale) / 2 > places.band / 2 + RIGHT_EDGE;
  const total = cut ? { ...fitting, text: fitting.short } : fitting;
  const parts = [
    { key: 'own', value: column.ownServed, from: 0, to: column.own, tone: 'own-t' },
    {
      key: 'peer',
      value: column.peerServed,
      from: column.own,
      to: column.own + column.peer,
      tone: 'peer-t',
    },
  ];
  const beside = besideWidth(column, places, last) > 0;
  if (!beside) {
    const tops = figurePlaces(
      y(stackTop(column)),
      column.ghost === null ? null : y(column.ghost),
      12 * size.scale,
    );
    return (
      <>
        <text
          className={classNames('v middle halo', total.tone)}
          x={push}
          y={clearOf(tops.own, y(column.capacity))}
        >
          {total.text}
        </text>
        {tops.ghost !== null && column.ghost !== null && (
          <text className="middle halo" x={push} y={clearOf(tops.ghost, y(column.capacity))}>
            {formatCount(column.ghost)}
          </text>
        )}
      </>
    );
  }
  const wanted = [
    { place: y(stackTop(column)) + 9 * size.scale },
    ...parts.map(({ from, to }) => ({ place: y((from + to) / 2) + 4 * size.scale })),
  ];
  const [top = 0, ...rest] = spread(wanted, {
    gap: 13 * size.scale,
    low: 10 * size.scale,
    high: places.floor - 2,
  });
  const left = bar / 2 + 6;
  return (
    <>
      <Beside x={left} y={top} text={total.text} tone={`v ${total.tone}`} scale={size.scale} />
      {parts.map(({ key, value, tone }, index) => (
        <Beside
          key={key}
          x={left}
          y={rest[index] ?? 0}
          text={formatCount(value)}
          tone={tone}
          scale={size.scale}
        />
      ))}
    </>
  );
}

/** Width of the figures beside a stack; 0 where they stand above it instead. */
function besideWidth(column: LoadColumn, places: ColumnPlaces, last: boolean): number {
  if (column.peerServed === 0) return 0;
  const { bar, band, size } = places;
  const figures = [column.ownServed, column.peerServed, column.load].map(formatCount);
  const widest = Math.max(...figures.map((figure) => textWidth(figure, size.scale)));
  // They may reach up to the marks of the next column.
  const room = last ? (band - bar) / 2 - 8 : band - bar - 10 * size.scale;
  return widest < room ? widest : 0;
}

/** How far a total must move so that it does not touch the figures beside the column before it. */
export function pushed(
  columns: readonly LoadColumn[],
  index: number,
  places: ColumnPlaces,
): number {
  const before = columns[index - 1];
  const width = before === undefined ? 0 : besideWidth(before, places, false);
  if (width === 0) return 0;
  const half = textWidth(fittingTotal(columns[index]!, places).text, places.size.scale) / 2;
  return Math.max(0, places.bar / 2 + 12 + width + half - places.band);
}

function fittingTotal(column: LoadColumn, { band, size }: ColumnPlaces): TotalLabel {
  const label = totalLabel(column);
  return textWidth(label.text, size.scale) <= band ? label : { ...label, text: label.short };
}

interface BesideProps {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly tone: string;
  readonly scale: number;
}

/** A figure beside the stack, on its own ground so that no grid line runs through it. */
function Beside({ x, y, text, tone, scale }: BesideProps) {
  return (
    <>
      <rect
        className="ground"
        x={x - 2}
        y={y - 10 * scale}
        width={textWidth(text, scale) + 4}
        height={13 * scale}
      />
      <text className={tone} x={x} y={y}>
        {text}
      </text>
    </>
  );
}

/** A label that would be crossed by the capacity line stands above it. */
function clearOf(y: number, line: number): number {
  return y > line - 2 && y - 9 < line + 2 ? line - 5 : y;
}
