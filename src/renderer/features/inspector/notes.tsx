import { useState } from 'react';
import { useCommand, useReadOnly } from '../../hooks/use-lab';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { formatCount } from '../../ui/figures';
import { Sect } from './sect';

export interface NotesProps {
  readonly on: 'lab' | 'group' | 'node' | 'user';
  /** Absent only for the lab. */
  readonly name?: string;
  readonly text: string;
}

/** More letters would hold up the page. */
const MAX_LENGTH = 100_000;

/** Notes of the lab, a group, a node or a user. Kept as a step, so undo takes it back. */
export function Notes({ on, name, text }: NotesProps) {
  const lab = useCommand();
  const readOnly = useReadOnly();
  const [draft, setDraft] = useState<{ readonly of: string; readonly text: string } | null>(null);
  const shown = draft !== null && draft.of === text ? draft.text : text;
  if (readOnly && text === '') return null;
  if (text.length > MAX_LENGTH) return <LongNotes text={text} />;
  return (
    <Sect title="Notes">
      <Field
        hideLabel
        multiline
        label="Notes"
        value={shown}
        onChange={(next) => setDraft({ of: text, text: next })}
        isDisabled={readOnly}
        placeholder="What others should know"
      />
      {shown !== text && (
        <div className="row end after">
          <Button small kind="quiet" onPress={() => setDraft(null)}>
            Drop the change
          </Button>
          <Button
            small
            kind="primary"
            onPress={() =>
              void lab.run([
                { do: 'set-notes', on, ...(name === undefined ? {} : { name }), text: shown },
              ])
            }
          >
            Keep the notes
          </Button>
        </div>
      )}
    </Sect>
  );
}

/** The beginning of notes that are too long to be written in. */
function LongNotes({ text }: { readonly text: string }) {
  return (
    <Sect title="Notes">
      <Field
        hideLabel
        multiline
        isDisabled
        label="Notes"
        value={text.slice(0, MAX_LENGTH)}
        onChange={() => {}}
        note={`The first ${formatCount(MAX_LENGTH)} of ${formatCount(text.length)} letters. An export of the scenario has them all.`}
      />
    </Sect>
  );
}
