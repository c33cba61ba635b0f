import type { LucideIcon } from 'lucide-react';

/** Icon of the set, 16 px and growing with the text; always decoration, so the control around it carries the name. */
export function Icon({ of: Shape, size }: { of: LucideIcon; size?: 's' | 'xs' }) {
  return <Shape className={size === undefined ? 'i' : `i ${size}`} aria-hidden="true" />;
}
