import type { ReactNode } from 'react';

/** Head of one of the three steps: its number, its name and a remark. */
export function StepHead({
  number,
  title,
  note,
}: {
  readonly number: number;
  readonly title: string;
  readonly note: ReactNode;
}) {
  return (
    <div className="panel-head">
      <span className="import-number" aria-hidden="true">
        {number}
      </span>
      <h2>{title}</h2>
      <span className="grow" />
      <span className="small t3">{note}</span>
    </div>
  );
}
