import { useNow } from '../hooks/use-lab';

/**
 * The number of a mark of the lesson that runs, where it points at this thing. Nothing without a lesson.
 *
 * @param of  as in a lesson file: `node:imp1`, `group:PRG-1`, `mode`
 */
export function LookMark({ of }: { readonly of: string }) {
  const index = useNow((view) => view.lesson?.look.indexOf(of) ?? -1);
  if (index < 0) return null;
  return (
    <span className="look-mark">
      <span className="visually-hidden">Mark of the lesson </span>
      {index + 1}
    </span>
  );
}
