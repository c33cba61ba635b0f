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
