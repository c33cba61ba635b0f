import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';
import { classNames } from './class-names';

export interface SwitchProps {
  readonly isSelected: boolean;
  readonly onChange: (selected: boolean) => void;
  /** Visible text, or use `label` for a name only. */
  readonly children?: ReactNode;
  readonly label?: string;
  readonly small?: boolean;
  readonly isDisabled?: boolean;
}

/** On or off, at once. */
export function Switch({
  isSelected,
  onChange,
  children,
  label,
  small,
  isDisabled = false,
}: SwitchProps) {
  return (
    <AriaSwitch
      className={classNames('switch-field', small && 's')}
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      <span className="switch" />
      {children}
    </AriaSwitch>
  );
}
