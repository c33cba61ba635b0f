import type { LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { classNames } from './class-names';
import { Icon } from './icon';
import { useFirstWrong } from './wrong-fields';

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

/**
 * A button whose text says what happens. The main one of a form with a wrong field is off, and says beside it which
 * field and why.
 */
export function Button({
  children,
  kind = 'plain',
  small,
  icon,
  opens,
  className,
  ...rest
}: ButtonProps) {
  const wrong = useFirstWrong();
  const isMain = kind === 'primary' || rest.type === 'submit';
  const off = isMain && wrong !== null ? { isDisabled: true } : {};
  return (
    <>
      {isMain && wrong !== null && (
        <span className="small over-t why-off" role="status">
          {wrong}
        </span>
      )}
      <AriaButton
        {...rest}
        {...off}
        className={classNames('btn', KIND_CLASS[kind], small && 's', className)}
      >
        {icon !== undefined && <Icon of={icon} />}
        <span className="btn-text">{children}</span>
        {opens !== undefined && <Icon of={opens} size="xs" />}
      </AriaButton>
    </>
  );
}
