import { Suspense, useEffect, useState } from 'react';
import { fetched, isFetched, loaded } from '../manifests/load';
import type { ViewManifest, ViewProps } from '../manifests/view';
import { useApp } from '../stores/app-context';
import { useStore } from '../stores/store';

/** The view of the open lab that is chosen in the title bar. */
export function View({ windowClass }: ViewProps) {
  const { screen, registry } = useApp();
  const chosen = useStore(screen, (value) => value.view);
  const view = registry.views.find(({ id }) => id === chosen);
  if (view === undefined) throw new Error(`No view ${chosen}`);
  if (!useFetched(view)) return <Waiting />;
  const Drawn = loaded(view.load);
  return (
    <Suspense fallback={<Waiting />}>
      <Drawn windowClass={windowClass} />
    </Suspense>
  );
}

/** Whether the view is there. Fetched here and not in `Suspense`, which would hold back what comes soon after. */
function useFetched({ load }: ViewManifest): boolean {
  const [, setCount] = useState(0);
  const isThere = isFetched(load);
  useEffect(() => {
    if (!isThere) void fetched(load).then(() => setCount((count) => count + 1));
  }, [load, isThere]);
  return isThere;
}

/** Keeps the rows of the window while a view is fetched. */
function Waiting() {
  return (
    <>
      <div className="contextbar" />
      <div aria-busy="true" />
    </>
  );
}
