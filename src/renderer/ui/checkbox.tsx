import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import { Icon } from './icon';

export interface CheckboxProps {
  readonly isSelected: boolean;
  readonly isIndeterminate?: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly children?: ReactNode;
  /** Name where there is no visible text. */
  readonly label?: string;
  readonly isDisabled?: boolean;
}

/** A mark that can be set, in a list or a form. */
export function Checkbox({
  isSelected,
  isIndeterminate = false,
  onChange,
  children,
  label,
  isDisabled = false,
}: CheckboxProps) {
  return (
    <AriaCheckbox
      className="check-field"
      isSelected={isSelected}
      isIndeterminate={isIndeterminate}
      onChange={onChange}
      isDisabled={isDisabled}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <span className="check">
        <Icon of={isIndeterminate ? Minus : Check} />
      </span>
      {children}
    </AriaCheckbox>
  );
}
