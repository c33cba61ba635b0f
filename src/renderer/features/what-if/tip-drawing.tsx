import { useMemo } from 'react';
import { type Size, useSize } from '../../charts/frame/use-size';
import { textWidth } from '../../charts/layout/text-width';
import { formatCount } from '../../ui/figures';
import type { TipLine, TipMark } from './tip-scale';

const EDGE = 10;
const ROW = 15;
const BAND = 20;
const GAP = 7;

/** The line of users with its three points. The table beside it has the same figures. */
export function TipDrawing({ line }: { readonly line: TipLine }) {
  const { ref, size } = useSize<HTMLDivElement>();
  const laid = useMemo(() => (size === null ? null : layout(line, size)), [line, size]);
  return (
    <div ref={ref} className="chart tip-chart" aria-hidden="true">
      {size !== null && laid !== null && <Drawing line={line} laid={laid} size={size} />}
    </div>
  );
}

interface LaidMark extends TipMark {
  readonly x: number;
  readonly row: number;
  /** The label stands left of the mark. */
  readonly isLeft: boolean;
}

interface Laid {
  readonly x: (users: number) => number;
  readonly marks: readonly LaidMark[];
  /** Rows of labels above the line. */
  readonly rows: number;
}

/** Labels stand right of their marks, or left where the window ends; each in the first row that has room. */
function layout({ max, marks }: TipLine, { width, scale }: Size): Laid {
  const x = (users: number): number => EDGE + (users / max) * (width - 2 * EDGE);
  const taken: { from: number; to: number }[][] = [];
  const laid = marks.map((mark): LaidMark => {
    const place = x(mark.users);
    const wide = textWidth(`${mark.figure}  ${mark.text}`, scale) + GAP;
    const isLeft = mark.look === 'redundancy' ? place - wide > EDGE : place + wide > width - EDGE;
    const [from, to] = isLeft ? [place - wide - GAP, place + 2] : [place - 2, place + wide + GAP];
    const free = taken.findIndex((row) => row.every((each) => each.to < from || each.from > to));
    const row = free < 0 ? taken.length : free;
    taken[row] = [...(taken[row] ?? []), { from, to }];
    return { ...mark, x: place, row, isLeft };
  });
  return { x, marks: laid, rows: taken.length };
}

/** Words of a band stand right of the dot of today where they would meet it. */
function afterToday(marks: readonly LaidMark[], from: number, wide: number): number {
  const today = marks.find(({ look }) => look === 'today');
  const meets = today !== undefined && today.x + 8 > from && today.x - 8 < from + wide;
  return meets ? today.x + 14 : from;
}

interface DrawingProps {
  readonly line: TipLine;
  readonly laid: Laid;
  readonly size: Size;
}

function Drawing({ line, laid: { x, marks, rows }, size: { width, scale } }: DrawingProps) {
  const top = rows * ROW * scale + 4;
  const floor = top + BAND * scale;
  return (
    <svg width={width} height={floor + 20 * scale} aria-hidden="true">
      {line.bands.map(({ from, to, look, text }) => {
        const [left, right] = [x(from), x(to)];
        const start = afterToday(marks, left + 8, textWidth(text, scale));
        const fits = start + textWidth(text, scale) + 8 < right;
        return (
          <g key={look} className={`band ${look}`}>
            <rect
              x={left}
              y={top}
              width={Math.max(0, right - left - 1)}
              height={BAND * scale}
              rx={2}
            />
            {fits && (
              <text x={start} y={top + 14 * scale}>
                {text}
              </text>
            )}
            <title>{text}</title>
          </g>
        );
      })}
      {line.ticks.map((tick, index) => (
        <g key={tick}>
          <line className="axis" x1={x(tick)} x2={x(tick)} y1={floor} y2={floor + 4} />
          <text
            x={x(tick)}
            y={floor + 16 * scale}
            textAnchor={index === 0 ? 'start' : tick === line.max ? 'end' : 'middle'}
          >
            {formatCount(tick)}
            {tick === line.max && ' users'}
          </text>
        </g>
      ))}
      {marks.map(({ key, look, x: place, row, isLeft, figure, text }) => {
        const y = row * ROW * scale;
        return (
          <g key={key} className={`mark ${look}`}>
            <line x1={place} x2={place} y1={y + 2} y2={look === 'today' ? floor + 4 : floor} />
            {look === 'today' && <circle cx={place} cy={top + (BAND / 2) * scale} r={6} />}
            <text
              x={isLeft ? place - GAP : place + GAP}
              y={y + 11 * scale}
              textAnchor={isLeft ? 'end' : 'start'}
            >
              <tspan className="v">{figure}</tspan>
              {text !== '' && <tspan dx={6}>{text}</tspan>}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
