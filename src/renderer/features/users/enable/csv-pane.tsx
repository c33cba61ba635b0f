import { FileSpreadsheet, TriangleAlert } from 'lucide-react';
import { type DragEvent, type ReactNode, useEffect, useState } from 'react';
import type { CsvPreview, LabApi } from '../../../../shared/lab-api';
import type { Problem } from '../../../../shared/outcome';
import { useSnapshot } from '../../../hooks/use-lab';
import { pickFile, toBase64 } from '../../../host/host';
import { problemOf } from '../../../stores/answers';
import { announce, useApp } from '../../../stores/app-context';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { EmptyState } from '../../../ui/empty-state';
import { countOf, formatCount } from '../../../ui/figures';
import { Icon } from '../../../ui/icon';
import { MiniBar } from '../../../ui/mini-bar';
import { CsvReport } from './csv-report';

export interface CsvPaneProps {
  readonly choice: ReactNode;
  readonly file: File | null;
  readonly onClose: () => void;
}

/** A chosen file, read, and what the lab says about it. */
interface Chosen {
  readonly name: string;
  readonly data: string;
  readonly preview: CsvPreview | null;
  readonly problem: Pick<Problem, 'title' | 'message'> | null;
}

/** Enables the good rows of a bulk-administration file after showing what each row would do. */
export function CsvPane({ choice, file, onClose }: CsvPaneProps) {
  const app = useApp();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [busy, setBusy] = useState(false);
  const progress = useSnapshot((snapshot) => snapshot.progress);

  async function read(next: File): Promise<void> {
    const data = await toBase64(next);
    const base = { name: next.name, data };
    setChosen({ ...base, preview: null, problem: null });
    try {
      setChosen({ ...base, ...told(await app.lab.call('users.previewCsv', base)) });
    } catch (error) {
      setChosen({ ...base, preview: null, problem: problemOf(error) });
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the file that the dialog was opened with, once.
  useEffect(() => {
    if (file !== null) void read(file);
  }, [file]);

  async function choose(): Promise<void> {
    const next = await pickFile('');
    if (next !== null) await read(next);
  }

  function drop(event: DragEvent): void {
    const [next] = event.dataTransfer.files;
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    void read(next);
  }

  async function enable(): Promise<void> {
    if (chosen === null) return;
    setBusy(true);
    const answer = await app.lab.attempt('users.importCsv', {
      name: chosen.name,
      data: chosen.data,
    });
    setBusy(false);
    if (answer === null) {
      // The person ended it: that nothing was done is no failure.
      if (app.lab.get().problem?.code !== 'cancelled') return;
      app.lab.dismissProblem();
      announce(app, 'Cancelled. Nobody was enabled.');
      return;
    }
    app.toasts.show({ text: answer.effect, undo: true });
    onClose();
  }

  const preview = chosen?.preview ?? null;
  const ready = preview !== null && preview.good > 0 && !busy;
  return (
    <Dialog
      title="Enable users"
      size="wide"
      onClose={onClose}
      actions={
        <>
          {busy && progress !== null && (
            <span className="import-progress small" role="status">
              <MiniBar accent value={progress.done} of={progress.total} />
              {formatCount(progress.done)} of {formatCount(progress.total)}
            </span>
          )}
          {chosen !== null && (
            <Button kind="quiet" onPress={() => void choose()}>
              Choose another file…
            </Button>
          )}
          <Button onPress={busy ? () => void app.lab.call('task.cancel', {}) : onClose}>
            Cancel
          </Button>
          <Button kind="primary" isDisabled={!ready} onPress={() => void enable()}>
            {preview === null ? 'Enable users' : importLabel(preview)}
          </Button>
        </>
      }
    >
      {choice}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop a file; the button does the same. */}
      <div className="csv-pane" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        {chosen === null ? (
          <EmptyState
            icon={FileSpreadsheet}
            title="Drop a user file here"
            action={
              <Button kind="primary" small onPress={() => void choose()}>
                Choose a file…
              </Button>
            }
          >
            A bulk-administration file, an export, output of run sql, an AXL answer or a list of
            userid and node. implab reads who, where and whether enabled, never a password or PIN.
            Users of the lab are updated: # keeps, a blank server clears.
          </EmptyState>
        ) : (
          <FileFacts chosen={chosen} />
        )}
      </div>
    </Dialog>
  );
}

function FileFacts({ chosen }: { readonly chosen: Chosen }) {
  if (chosen.problem !== null) {
    return (
      <p className="preview-line bad" role="alert">
        <Icon of={TriangleAlert} size="s" />
        <span>
          <b>
            {chosen.name}: {chosen.problem.title}.
          </b>{' '}
          {chosen.problem.message}
        </span>
      </p>
    );
  }
  if (chosen.preview === null) return <p className="t2">Reading {chosen.name}…</p>;
  return <CsvReport name={chosen.name} preview={chosen.preview} />;
}

function told(answer: LabApi['users.previewCsv']['result']): Pick<Chosen, 'preview' | 'problem'> {
  if (answer.ok) return { preview: answer.preview, problem: null };
  return { preview: null, problem: 'refusal' in answer ? answer.refusal : answer.problem };
}

function importLabel({ good, fresh, bad }: CsvPreview): string {
  if (good === 0) return 'No row can be enabled';
  const enable =
    fresh === good ? `Enable ${countOf(good, 'user')}` : `Apply ${countOf(good, 'row')}`;
  return bad === 0 ? enable : `${enable}, leave out ${formatCount(bad)}`;
}
