import type { ReactNode } from 'react';
import { classNames } from './class-names';

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
