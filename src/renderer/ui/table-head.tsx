export interface TableHeadProps {
  /** The first one heads words, all others figures, which are set to the right. */
  readonly columns: readonly string[];
}

/** The head of a table of figures by name. */
export function TableHead({ columns }: TableHeadProps) {
  return (
    <thead>
      <tr>
        {columns.map((column, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two columns may be called the same, and none moves.
          <th key={index} scope="col" className={index === 0 ? undefined : 'num'}>
            {column}
          </th>
        ))}
      </tr>
    </thead>
  );
}
