import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react';

/** How far beyond the view something is drawn already. */
const MARGIN = '800px';

export interface WhenNearProps {
  /** Element that stands for it while it is far. */
  readonly as: 'div' | 'tr';
  /** It is drawn wherever it is. */
  readonly always: boolean;
  /** Its height in rem as long as it was never drawn. */
  readonly height: number;
  /** Read out and found while it is not drawn. */
  readonly name: string;
  readonly children: ReactNode;
}

/**
 * Draws one of many things when it comes near the view; till then its name stands in its place, as high as it will be.
 * What was drawn once stays: it may have the focus, or be dragged.
 */
export function WhenNear({ as, always, height, name, children }: WhenNearProps) {
  const place = useRef<HTMLElement | null>(null);
  const [near, setNear] = useState(always);
  useEffect(() => {
    const element = place.current;
    if (near || element === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { root: element.closest('.board-scroll, .compact-scroll'), rootMargin: MARGIN },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [near]);
  if (near || always) return children;
  const props = {
    className: 'far',
    'data-group': name,
    style: { '--far': `${height}rem` } as CSSProperties,
    ref: (element: HTMLElement | null) => {
      place.current = element;
    },
  };
  if (as === 'div') return <div {...props}>{name}</div>;
  return (
    <tr {...props}>
      <th scope="row">{name}</th>
    </tr>
  );
}
