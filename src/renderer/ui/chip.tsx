import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { classNames } from './class-names';
import { Icon } from './icon';

export type ChipTone =
  | 'plain'
  | 'line'
  | 'over'
  | 'warn'
  | 'info'
  | 'ok'
  | 'own'
  | 'peer'
  | 'none'
  | 'accent'
  | 'dead';

export interface ChipProps {
  readonly children: ReactNode;
  readonly tone?: ChipTone;
  readonly icon?: LucideIcon;
  /** Makes it a button. */
  readonly onPress?: () => void;
  /** Accessible name, where the text alone says too little. */
  readonly label?: string;
}

/** A short mark: a code, a source, a state. */
export function Chip({ children, tone = 'plain', icon, onPress, label }: ChipProps) {
  const className = classNames('chip', tone !== 'plain' && tone);
  const content = (
    <>
      {icon !== undefined && <Icon of={icon} />}
      <span className="chip-text">{children}</span>
    </>
  );
  if (onPress === undefined) return <span className={className}>{content}</span>;
  return (
    <AriaButton
      className={className}
      onPress={onPress}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {content}
    </AriaButton>
  );
}
