import { type ComponentType, lazy } from 'react';

/** Fetches a component with its code. */
export type Load<P> = () => Promise<ComponentType<P>>;

const KNOWN = new WeakMap<Load<never>, ComponentType<never>>();

/** The component behind a loader, to draw within `Suspense`. The same loader gives the same component. */
export function loaded<P>(load: Load<P>): ComponentType<P> {
  const known = KNOWN.get(load as Load<never>) as ComponentType<P> | undefined;
  if (known !== undefined) return known;
  const component = lazy(async () => ({ default: await load() })) as unknown as ComponentType<P>;
  KNOWN.set(load as Load<never>, component as ComponentType<never>);
  return component;
}

/** Fetches it before it is drawn, which then is done at once. Where that fails, drawing it says so. */
export async function fetched<P>(load: Load<P>): Promise<void> {
  const component = await load().catch(() => loaded(load));
  // One that is drawn by now stays what it is.
  if (!KNOWN.has(load as Load<never>))
    KNOWN.set(load as Load<never>, component as ComponentType<never>);
}

/** Whether it is drawn at once. */
export function isFetched<P>(load: Load<P>): boolean {
  return KNOWN.has(load as Load<never>);
}
