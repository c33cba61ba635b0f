import type { Size } from '../../charts/frame/use-size';
import type { LoadColumn } from './columns';

/** Where the columns stand, in px. */
export interface ColumnPlaces {
  readonly size: Size;
  /** Width of the place of one column. */
  readonly band: number;
  readonly bar: number;
  /** Bottom of the plot. */
  readonly floor: number;
}

/** What every mark of a column is placed by. */
export interface ColumnPartProps {
  readonly column: LoadColumn;
  /** Place of a value, in px from the top. */
  readonly y: (value: number) => number;
  readonly places: ColumnPlaces;
}

/** Top of the drawn stack, as a value. */
export function stackTop(column: LoadColumn): number {
  return column.own + column.peer + column.over + column.noService + column.away;
}
