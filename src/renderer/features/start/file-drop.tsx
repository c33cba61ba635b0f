import { useEffect, useState } from 'react';
import { openFile } from '../../parts/file-actions';
import { type App, useApp } from '../../stores/app-context';
import { classNames } from '../../ui/class-names';
import { dropWords, TWO_DROPPED } from './drop-words';

/** How long it is said that a drop was not taken. */
const SAID_MS = 5000;

interface Shown {
  readonly words: string;
  readonly refused: boolean;
}

/** Takes a lab or a CSV file that is dropped anywhere on the window, also over cards, and says what it will do. */
export function FileDrop() {
  const app = useApp();
  const [shown, setShown] = useState<Shown | null>(null);

  useEffect(() => {
    let timer = 0;
    const isOurs = (event: DragEvent): boolean =>
      !isTakenElsewhere(app) && (event.dataTransfer?.types.includes('Files') ?? false);
    const take = (event: DragEvent): void => {
      event.preventDefault();
      // Cards and lists take drags of the board; a file is for the window.
      event.stopPropagation();
    };
    const over = (event: DragEvent): void => {
      if (!isOurs(event)) return;
      take(event);
      window.clearTimeout(timer);
      const types = [...(event.dataTransfer?.items ?? [])].map(({ type }) => type);
      setShown(dropWords(types, app.lab.get().now !== null));
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setShown(null);
    };
    const drop = (event: DragEvent): void => {
      if (!isOurs(event)) return;
      take(event);
      const [file, ...more] = event.dataTransfer?.files ?? [];
      if (more.length > 0) {
        setShown({ words: TWO_DROPPED, refused: true });
        timer = window.setTimeout(() => setShown(null), SAID_MS);
        return;
      }
      setShown(null);
      if (file !== undefined) void openFile(app, file);
    };
    // Before anything in the page hears of it.
    const capture = { capture: true };
    document.addEventListener('dragenter', over, capture);
    document.addEventListener('dragover', over, capture);
    document.addEventListener('dragleave', leave, capture);
    document.addEventListener('drop', drop, capture);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('dragenter', over, capture);
      document.removeEventListener('dragover', over, capture);
      document.removeEventListener('dragleave', leave, capture);
      document.removeEventListener('drop', drop, capture);
    };
  }, [app]);

  if (shown === null) return null;
  return (
    <div className={classNames('drop-file', shown.refused && 'refused')} role="alert">
      {shown.words}
    </div>
  );
}

/** *From your cluster*, *Compare* and dialogs take files themselves. */
function isTakenElsewhere(app: App): boolean {
  const { view, start, begin, dialog } = app.screen.get();
  const hasLab = app.lab.get().now !== null;
  if (begin === 'import' && (start || !hasLab)) return true;
  return dialog !== null || (view === 'compare' && !start && hasLab);
}
