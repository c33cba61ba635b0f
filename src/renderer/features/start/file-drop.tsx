import { useEffect, useState } from 'react';
import { openFile } from '../../parts/file-actions';
import { type App, useApp } from '../../stores/app-context';

/** Takes a lab or a CSV file that is dropped anywhere on the window. */
export function FileDrop() {
  const app = useApp();
  const [over, setOver] = useState(false);

  useEffect(() => {
    // *Compare* takes files itself.
    const isFile = (event: DragEvent): boolean =>
      !isComparing(app) && (event.dataTransfer?.types.includes('Files') ?? false);
    const enter = (event: DragEvent): void => {
      if (!isFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!isFile(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) openFile(app, file);
    };
    document.addEventListener('dragover', enter);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', enter);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, [app]);

  return over ? <div className="drop-file">Drop it to open it</div> : null;
}

function isComparing(app: App): boolean {
  const { view, start } = app.screen.get();
  return view === 'compare' && !start && app.lab.get().now !== null;
}
