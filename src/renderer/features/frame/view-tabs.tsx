import { useApp } from '../../stores/app-context';
import { showView } from '../../stores/navigate';
import { useStore } from '../../stores/store';

/** Ways to look at the lab. The lab, the clock and the selection stay the same across them. */
export function ViewTabs() {
  const app = useApp();
  const view = useStore(app.screen, (value) => value.view);
  const start = useStore(app.screen, (value) => value.start);
  return (
    <nav className="tabs" aria-label="Views">
      {app.registry.views.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          className="tab"
          aria-current={id === view && !start ? 'page' : undefined}
          onClick={() => showView(app, id)}
        >
          {label}
        </button>
      ))}
    </nav>
  );
}
