import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Size of an element in px, and px on the screen per px at normal text size. */
export interface Size {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** The size of the element that carries `ref`, followed as it changes; null before it is laid out. */
export function useSize<E extends Element>(): {
  readonly ref: RefObject<E | null>;
  readonly size: Size | null;
} {
  const ref = useRef<E>(null);
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = (): void => {
      const { width, height } = element.getBoundingClientRect();
      const next = { width: Math.round(width), height: Math.round(height), scale: textScale() };
      setSize((last) => (same(last, next) ? last : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, size };
}

function same(a: Size | null, b: Size): boolean {
  return a !== null && a.width === b.width && a.height === b.height && a.scale === b.scale;
}

function textScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}
