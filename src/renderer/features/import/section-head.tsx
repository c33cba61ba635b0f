/** Head of a part of a panel: its name, how many, and a remark. */
export function SectionHead({
  title,
  count,
  note = '',
}: {
  readonly title: string;
  readonly count: number;
  readonly note?: string;
}) {
  return (
    <h3 className="import-h">
      {title}
      <span className="count">{count}</span>
      {note !== '' && <span className="t3">{note}</span>}
    </h3>
  );
}
