import { type FormEvent, type ReactNode, useRef } from 'react';
import { classNames } from './class-names';
import { WrongFields } from './wrong-fields';

/** Two columns: labels and controls. */
export function Form({ children }: { readonly children: ReactNode }) {
  return <div className="form">{children}</div>;
}

export interface FormRowProps {
  readonly label: ReactNode;
  readonly children: ReactNode;
  /** Label at the top of a tall control. */
  readonly top?: boolean;
}

/** A row of a form whose control names itself (a switch, a radio group, a chip). */
export function FormRow({ label, children, top }: FormRowProps) {
  return (
    <div className={classNames('form-row', top && 'top')}>
      <span className="form-label">{label}</span>
      <div>{children}</div>
    </div>
  );
}

export interface SubmitFormProps {
  readonly onSubmit: () => unknown;
  readonly children: ReactNode;
}

/**
 * Lets Enter in a field do what the main button does, which is of type `submit`. Not while it is still at it, and not
 * while a field holds what cannot be: that field gets the focus.
 */
export function SubmitForm({ onSubmit, children }: SubmitFormProps) {
  const busy = useRef(false);
  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const wrong = event.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong !== null) return wrong.focus();
    if (busy.current) return;
    busy.current = true;
    try {
      await onSubmit();
    } finally {
      busy.current = false;
    }
  }
  return (
    <form className="submit-form" noValidate onSubmit={(event) => void submit(event)}>
      <WrongFields>{children}</WrongFields>
    </form>
  );
}
