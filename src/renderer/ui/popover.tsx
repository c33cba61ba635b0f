import type { ReactElement, ReactNode } from 'react';
import {
  Dialog as AriaDialog,
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
  DialogTrigger,
  PopoverContext,
  useSlottedContext,
} from 'react-aria-components';
import { classNames } from './class-names';

type Placement = NonNullable<AriaPopoverProps['placement']>;

export interface PopoverProps {
  readonly label: string;
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  readonly placement?: Placement;
  readonly className?: string;
  /** Opened by state as well as by its button. */
  readonly isOpen?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

/** A small dialog beside its button. Escape or a press outside closes it. */
export function Popover({
  label,
  trigger,
  children,
  placement = 'bottom start',
  className,
  isOpen,
  onOpenChange,
}: PopoverProps) {
  return (
    <DialogTrigger
      {...(isOpen === undefined ? {} : { isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      {trigger}
      <LabelFree>
        <AriaPopover className="popover" placement={placement} offset={6}>
          <AriaDialog className={classNames('popover-body', className)} aria-label={label}>
            {({ close }) => (typeof children === 'function' ? children(close) : children)}
          </AriaDialog>
        </AriaPopover>
      </LabelFree>
    </DialogTrigger>
  );
}

/** The dialog inside has the name; react-aria would name the box around it too, which is no landmark. */
function LabelFree({ children }: { readonly children: ReactNode }) {
  const { 'aria-labelledby': _, ...rest } = useSlottedContext(PopoverContext) ?? {};
  return <PopoverContext value={rest}>{children}</PopoverContext>;
}

export interface AnchoredPopoverProps {
  readonly label: string;
  readonly anchor: { readonly current: Element | null };
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly placement?: Placement;
  readonly className?: string;
}

/** The same, opened by state rather than by its own button. */
export function AnchoredPopover({
  label,
  anchor,
  isOpen,
  onClose,
  children,
  placement = 'bottom start',
  className,
}: AnchoredPopoverProps) {
  return (
    <AriaPopover
      className="popover"
      triggerRef={anchor}
      placement={placement}
      offset={6}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <AriaDialog className={classNames('popover-body', className)} aria-label={label}>
        {children}
      </AriaDialog>
    </AriaPopover>
  );
}
