import { GripVertical } from 'lucide-react';
import type { RefObject } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import { Icon } from '../../../ui/icon';

export interface GripProps {
  readonly label: string;
  readonly gripRef: RefObject<HTMLButtonElement | null>;
  readonly gripProps: ButtonProps;
}

/** Takes a card by keyboard or pointer. */
export function Grip({ label, gripRef, gripProps }: GripProps) {
  return (
    <AriaButton {...gripProps} ref={gripRef} className="grip" aria-label={label}>
      <Icon of={GripVertical} size="s" />
    </AriaButton>
  );
}
