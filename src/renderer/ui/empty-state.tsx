import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon';

export interface EmptyStateProps {
  readonly icon: LucideIcon;
  /** What is not here: "No users yet". */
  readonly title: string;
  /** What would be here. */
  readonly children?: ReactNode;
  /** The one step that fills it. */
  readonly action?: ReactNode;
}

/** Says what would be here and offers the one step that fills it. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <Icon of={icon} />
      <b>{title}</b>
      {children !== undefined && <p className="small t2">{children}</p>}
      {action}
    </div>
  );
}
