import type { LucideIcon } from 'lucide-react';
import type { Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { classNames } from './class-names';
import { Icon } from './icon';
import { Tooltip } from './tooltip';

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly icon: LucideIcon;
  /** Accessible name, also shown as tooltip. */
  readonly label: string;
  readonly keys?: string | undefined;
  readonly small?: boolean;
  readonly kind?: 'plain' | 'primary' | 'quiet';
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A square button with an icon; its name is the tooltip. */
export function IconButton({
  icon,
  label,
  keys,
  small,
  kind = 'quiet',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={classNames('btn icon', kind !== 'plain' && kind, small && 's', className)}
      >
        <Icon of={icon} />
      </AriaButton>
    </Tooltip>
  );
}
