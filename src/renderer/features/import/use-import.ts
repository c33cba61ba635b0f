import { useCallback, useEffect, useState } from 'react';
import type { ImportAnswer, ImportView } from '../../../shared/import-view';
import { toBase64 } from '../../host/host';
import { leaveLab } from '../../parts/file-actions';
import { announce, useApp } from '../../stores/app-context';

/** The import as the page shows it, and what can be done with it. */
export interface ImportState {
  /** Null until the lab has told. */
  readonly view: ImportView | null;
  /** Something is being read or worked out. */
  readonly isBusy: boolean;
  readonly addFiles: (files: Iterable<File>) => void;
  readonly addText: (text: string) => void;
  readonly remove: (id: number) => void;
  readonly answer: (answer: ImportAnswer) => void;
  readonly make: () => void;
}

/** Reads pieces and answers one after another; the view is what the lab says of all of them. */
export function useImport(): ImportState {
  const app = useApp();
  const [view, setView] = useState<ImportView | null>(null);
  const [busy, setBusy] = useState(0);

  const during = useCallback(
    async (action: () => Promise<{ readonly view: ImportView } | null>): Promise<void> => {
      setBusy((count) => count + 1);
      const answer = await action();
      setBusy((count) => count - 1);
      if (answer !== null) setView(answer.view);
    },
    [],
  );

  useEffect(() => {
    void during(() => app.lab.attempt('import.view', {}));
  }, [app, during]);

  const add = async (name: string, file: Blob): Promise<void> =>
    during(async () => {
      const answer = await app.lab.attempt('import.add', { name, data: await toBase64(file) });
      if (answer !== null) announce(app, spoken(name, answer.view));
      return answer;
    });

  return {
    view,
    isBusy: busy > 0,
    addFiles: (files) => {
      void (async () => {
        for (const file of files) await add(file.name, file);
      })();
    },
    addText: (text) => void add('Pasted text', new Blob([text])),
    remove: (id) => void during(() => app.lab.attempt('import.remove', { id })),
    answer: (answer) => void during(() => app.lab.attempt('import.answer', answer)),
    make: () => leaveLab(app, () => void app.lab.attempt('import.make', {})),
  };
}

/** "users.csv: users, comma-separated text, 12 408 rows. 2 to decide". */
function spoken(name: string, { pieces, decisions }: ImportView): string {
  const piece = pieces.at(-1);
  const open = decisions.filter(({ isSettled }) => !isSettled).length;
  return `${name}: ${piece?.title ?? 'read'}.${open > 0 ? ` ${open} to decide.` : ''}`;
}
