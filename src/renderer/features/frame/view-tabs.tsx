import { useApp } from '../../stores/app-context';
import type { ViewId } from '../../stores/screen';
import { useStore } from '../../stores/store';

/** The views that exist, in the order of the title bar. */
const VIEWS = [
  { id: 'workbench', label: 'Workbench' },
  { id: 'compare', label: 'Compare' },
] as const satisfies readonly { readonly id: ViewId; readonly label: string }[];

/** Ways to look at the lab. The lab, the clock and the selection stay the same across them. */
export function ViewTabs() {
  const { screen } = useApp();
  const view = useStore(screen, (value) => value.view);
  const start = useStore(screen, (value) => value.start);
  return (
    <nav className="tabs" aria-label="Views">
      {VIEWS.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          className="tab"
          aria-current={id === view && !start ? 'page' : undefined}
          onClick={() => screen.set((old) => ({ ...old, view: id, start: false }))}
        >
          {label}
        </button>
      ))}
    </nav>
  );
}
