import {
  Activity,
  Braces,
  Check,
  Database,
  FileDown,
  FileQuestion,
  type LucideIcon,
  Settings2,
  X,
} from 'lucide-react';
import { type DragEvent, useEffect, useState } from 'react';
import type { ImportPiece, ImportView } from '../../../shared/import-view';
import { useSnapshot } from '../../hooks/use-lab';
import { pickFiles } from '../../host/host';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { classNames } from '../../ui/class-names';
import { countOf, formatCount } from '../../ui/figures';
import { Icon } from '../../ui/icon';
import { IconButton } from '../../ui/icon-button';
import { Kbd } from '../../ui/kbd';
import { MiniBar } from '../../ui/mini-bar';
import { Panel } from '../../ui/panel';
import { Decisions } from './decisions';
import { Missing } from './missing';
import { StepHead } from './step-head';
import type { ImportState } from './use-import';

/** Files and pasted texts, what each was taken for, what is missing and what is to be decided. */
export function PiecesPanel({ state }: { readonly state: ImportState }) {
  const { view } = state;
  usePaste(state.addText);
  return (
    <Panel label="Drop or paste">
      <StepHead
        number={2}
        title="Drop or paste"
        note={
          view === null || view.pieces.length === 0
            ? ''
            : `${countOf(view.pieces.length, 'piece')} read`
        }
      />
      <div className="import-scroll">
        <DropField state={state} />
        {view !== null && (
          <>
            <PieceList pieces={view.pieces} onRemove={state.remove} />
            <Remarks view={view} />
            {view.pieces.length > 0 && <Missing view={view} answer={state.answer} />}
            <Decisions view={view} answer={state.answer} />
          </>
        )}
      </div>
      <footer className="import-foot">
        <Checkbox isSelected={view?.scrub ?? false} onChange={(scrub) => state.answer({ scrub })}>
          Replace user ids by user1, user2, … in the lab
        </Checkbox>
        <span className="grow" />
        <span className="small t3">The files are not changed.</span>
      </footer>
    </Panel>
  );
}

function DropField({ state }: { readonly state: ImportState }) {
  const [isOver, setOver] = useState(false);
  const progress = useSnapshot((snapshot) => snapshot.progress);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    state.addFiles(event.dataTransfer.files);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop files; the button does the same. */}
      <div
        className={classNames('import-drop', isOver && 'over')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon of={FileDown} />
        <span>
          Drop files here, or paste with <Kbd keys="Mod+V" />
        </span>
        <span className="grow" />
        <Button small onPress={() => void pickFiles('').then(state.addFiles)}>
          Choose files…
        </Button>
      </div>
      {state.isBusy && progress !== null && (
        <p className="import-progress small" role="status">
          <MiniBar accent value={progress.done} of={progress.total} />
          {formatCount(progress.done)} rows read
        </p>
      )}
    </>
  );
}

/** A paste anywhere on the page is a piece, but not one into a field. */
function usePaste(addText: (text: string) => void): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      if (event.target instanceof Element && event.target.closest('input, textarea')) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.trim() === '') return;
      event.preventDefault();
      addText(text);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  });
}

const ICONS: Readonly<Record<ImportPiece['kind'], LucideIcon>> = {
  users: Database,
  cluster: Braces,
  'ha-status': Activity,
  mode: Settings2,
  lab: Braces,
  unused: FileQuestion,
};

function PieceList({
  pieces,
  onRemove,
}: {
  readonly pieces: readonly ImportPiece[];
  readonly onRemove: (id: number) => void;
}) {
  if (pieces.length === 0) return null;
  return (
    <ul className="import-pieces">
      {pieces.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: several pieces of one file have one id, and pieces never change places.
        <li key={`${piece.id}.${index}`} role={piece.isRecognised ? undefined : 'alert'}>
          <Icon of={ICONS[piece.kind]} />
          <div className="grow">
            <b>{piece.name}</b> <span className="t3">{piece.title}</span>
            <p>{piece.detail}</p>
            {piece.notices.map((notice) => (
              <p key={notice}>{capital(notice)}.</p>
            ))}
          </div>
          {piece.isRecognised && piece.kind !== 'unused' ? (
            <span className="row tight ok-t">
              <Icon of={Check} size="s" />
              recognised
            </span>
          ) : (
            <span className="warn-t">{piece.isRecognised ? 'not used' : 'Not recognised'}</span>
          )}
          <IconButton
            small
            icon={X}
            label={`Remove ${piece.name}`}
            onPress={() => onRemove(piece.id)}
          />
        </li>
      ))}
    </ul>
  );
}

function Remarks({ view }: { readonly view: ImportView }) {
  const { warnings, notices } = view;
  if (warnings.length + notices.length === 0) return null;
  return (
    <ul className="import-remarks">
      {warnings.map((text) => (
        <li key={text} className="warn-t">
          {capital(text)}.
        </li>
      ))}
      {notices.map((text) => (
        <li key={text}>{capital(text)}.</li>
      ))}
    </ul>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
