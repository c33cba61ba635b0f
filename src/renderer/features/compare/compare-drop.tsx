import { useEffect, useState } from 'react';
import { classNames } from '../../ui/class-names';

export interface CompareDropProps {
  readonly onFile: (side: 'before' | 'after', file: File) => void;
}

type Half = 'before' | 'after';

/** Takes a file that is dropped on the window: on the left half it becomes before, on the right half after. */
export function CompareDrop({ onFile }: CompareDropProps) {
  const [over, setOver] = useState<Half | null>(null);
  useEffect(() => {
    const isFile = (event: DragEvent): boolean =>
      event.dataTransfer?.types.includes('Files') ?? false;
    const half = (event: DragEvent): Half =>
      event.clientX < window.innerWidth / 2 ? 'before' : 'after';
    const move = (event: DragEvent): void => {
      if (!isFile(event)) return;
      event.preventDefault();
      setOver(half(event));
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(null);
    };
    const drop = (event: DragEvent): void => {
      if (!isFile(event)) return;
      event.preventDefault();
      setOver(null);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) onFile(half(event), file);
    };
    document.addEventListener('dragover', move);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', move);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, [onFile]);

  if (over === null) return null;
  return (
    <div className="drop-halves">
      <div className={classNames('drop-half', over === 'before' && 'over')}>Drop it as Before</div>
      <div className={classNames('drop-half', over === 'after' && 'over')}>Drop it as After</div>
    </div>
  );
}
