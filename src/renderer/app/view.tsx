import { Suspense } from 'react';
import { loaded } from '../manifests/load';
import type { ViewProps } from '../manifests/view';
import { useApp } from '../stores/app-context';
import { useStore } from '../stores/store';

/** The view of the open lab that is chosen in the title bar. */
export function View({ windowClass }: ViewProps) {
  const { screen, registry } = useApp();
  const chosen = useStore(screen, (value) => value.view);
  const view = registry.views.find(({ id }) => id === chosen);
  if (view === undefined) throw new Error(`No view ${chosen}`);
  const { draw } = view;
  const Drawn = 'component' in draw ? draw.component : loaded(draw.load);
  return (
    <Suspense fallback={<Waiting />}>
      <Drawn windowClass={windowClass} />
    </Suspense>
  );
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
