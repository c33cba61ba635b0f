import type { LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { classNames } from './class-names';
import { Icon } from './icon';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode;
  /** `link` looks like text in the accent colour, `inline` beside it takes the text's own height. */
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'danger' | 'link' | 'inline';
  readonly small?: boolean;
  readonly icon?: LucideIcon;
  /** After the text, small: the button opens a menu. */
  readonly opens?: LucideIcon;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

const KIND_CLASS = {
  plain: '',
  primary: 'primary',
  quiet: 'quiet',
  danger: 'danger',
  link: 'link',
  inline: 'link inline',
} as const;

/** A button whose text says what happens. */
export function Button({
  children,
  kind = 'plain',
  small,
  icon,
  opens,
  className,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton {...rest} className={classNames('btn', KIND_CLASS[kind], small && 's', className)}>
      {icon !== undefined && <Icon of={icon} />}
      <span className="btn-text">{children}</span>
      {opens !== undefined && <Icon of={opens} size="xs" />}
    </AriaButton>
  );
}
