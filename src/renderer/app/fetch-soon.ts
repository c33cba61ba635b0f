import { useEffect } from 'react';
import { fetched, type Load } from '../manifests/load';
import { DIALOGS } from './dialogs';
import { VIEWS } from './views';

/** Fetches what is likely to come next, once the first screen stands. */
export function useFetchSoon(isShown: boolean): void {
  useEffect(() => {
    if (!isShown) return;
    const timer = setTimeout(() => {
      for (const load of SOON) void fetched(load);
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [isShown]);
}

/** The first screen is painted by then. */
const AFTER_MS = 200;

const SOON = [...VIEWS, ...DIALOGS].flatMap(({ load, soon }) =>
  soon ? [load as Load<object>] : [],
);
