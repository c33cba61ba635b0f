import type { ReactNode } from 'react';

/** A table that may be wider or longer than its place: the keyboard scrolls it. */
export function Scroll({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className="plan-scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
