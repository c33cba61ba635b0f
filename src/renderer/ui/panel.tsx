import type { HTMLAttributes, ReactNode, Ref } from 'react';
import { classNames } from './class-names';

export interface PanelProps extends HTMLAttributes<HTMLElement> {
  /** Name of the landmark; F6 goes from one panel to the next. */
  readonly label: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly as?: 'aside' | 'section' | 'main';
  readonly ref?: Ref<HTMLElement>;
}

/** A region of the window that F6 can reach. Its head stays, its body scrolls. */
export function Panel({
  label,
  children,
  className,
  as: Element = 'section',
  ref,
  ...rest
}: PanelProps) {
  return (
    <Element
      {...rest}
      ref={ref}
      className={classNames('panel', className)}
      aria-label={label}
      data-panel={label}
      tabIndex={-1}
    >
      {children}
    </Element>
  );
}

export interface PanelHeadProps {
  readonly title: ReactNode;
  /** Mark beside the title. */
  readonly count?: ReactNode;
  /** Buttons at the right. */
  readonly children?: ReactNode;
}

/** Head of a panel: title, count, buttons. */
export function PanelHead({ title, count, children }: PanelHeadProps) {
  return (
    <div className="panel-head">
      <h2 className="clip">{title}</h2>
      {count}
      <span className="grow" />
      {children}
    </div>
  );
}
