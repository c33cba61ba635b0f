import type { ReactNode } from 'react';

export interface SectProps {
  readonly title: ReactNode;
  /** At the right of the title. */
  readonly side?: ReactNode;
  readonly children: ReactNode;
}

/** A section of the inspector. */
export function Sect({ title, side, children }: SectProps) {
  return (
    <section className="sect">
      <h3>
        {title}
        <span className="grow" />
        {side}
      </h3>
      {children}
    </section>
  );
}
