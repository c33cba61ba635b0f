import { useState } from 'react';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { useCommand, useReadOnly } from '../../use-lab';
import { Sect } from './sect';

export interface NotesProps {
  readonly on: 'lab' | 'group' | 'node' | 'user';
  /** Absent only for the lab. */
  readonly name?: string;
  readonly text: string;
}

/** Notes of the lab, a group, a node or a user. Kept as a step, so undo takes it back. */
export function Notes({ on, name, text }: NotesProps) {
  const lab = useCommand();
  const readOnly = useReadOnly();
  const [draft, setDraft] = useState<{ readonly of: string; readonly text: string } | null>(null);
  const shown = draft !== null && draft.of === text ? draft.text : text;
  if (readOnly && text === '') return null;
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
