import { type ReactNode, useState } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';
import { Field } from './field';
import { Form } from './form';

export interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  readonly initial: string;
  readonly maxLength: number;
  /** Label of its button; absent: Rename. */
  readonly submit?: string;
  /** The name it begins with is a proposal, and can be taken as it is. */
  readonly takesInitial?: boolean;
  /** Shown under the field, for a refusal. */
  readonly note?: ReactNode;
  readonly onClose: () => void;
  /** Resolves to whether the name was taken; the dialog then closes. */
  readonly onName: (name: string) => Promise<boolean>;
}

/** Asks for one name. */
export function NameDialog({
  title,
  label,
  initial,
  maxLength,
  submit: action = 'Rename',
  takesInitial = false,
  note,
  onClose,
  onName,
}: NameDialogProps) {
  const [name, setName] = useState(initial);
  const trimmed = name.trim();

  async function submit(): Promise<void> {
    if (trimmed !== '' && ((trimmed === initial && !takesInitial) || (await onName(trimmed))))
      onClose();
  }

  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={trimmed === ''}>
            {action}
          </Button>
        </>
      }
    >
      <Form>
        <Field label={label} value={name} onChange={setName} maxLength={maxLength} autoFocus />
      </Form>
      {note}
    </Dialog>
  );
}
