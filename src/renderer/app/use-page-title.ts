import { useEffect } from 'react';
import { useSnapshot } from '../hooks/use-lab';

/** Name of the tab: the lab, whether it is saved, and how far a task has come. The desktop names its window itself. */
export function usePageTitle(): void {
  const title = useSnapshot(({ now, progress }) => {
    if (now === null) return 'implab';
    const { dirty, path, name } = now.file;
    const share =
      progress && progress.total > 0 ? Math.floor((100 * progress.done) / progress.total) : null;
    return [
      share !== null && `${share}\u202f%`,
      `${dirty ? '• ' : ''}${path === null ? now.title : name} — implab`,
    ]
      .filter(Boolean)
      .join(' ');
  });
  useEffect(() => {
    document.title = title;
  }, [title]);
}
