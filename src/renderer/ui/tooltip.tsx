import type { ReactElement, ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { Kbd } from './kbd';

export interface TooltipProps {
  /** The control it belongs to: one element of this kit or of react-aria. */
  readonly children: ReactElement;
  readonly text: ReactNode;
  /** Keys as in the action table. */
  readonly keys?: string | undefined;
}

/** A hint on hover and focus. Never the only place of a fact. */
export function Tooltip({ children, text, keys }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className="tooltip" offset={6}>
        {text}
        {keys !== undefined && <Kbd keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
