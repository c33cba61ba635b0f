import { FlaskConical } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useQuery } from '../../hooks/use-lab';
import { isDesktop } from '../../host/host';
import { openRecent } from '../../parts/file-actions';
import { QueryFailure } from '../../parts/query-failure';
import { useApp } from '../../stores/app-context';
import { useStore } from '../../stores/store';
import { formatDay } from '../../ui/figures';
import { Icon } from '../../ui/icon';

/** Labs opened or saved before; the desktop only, where they can be opened again. */
export function RecentList() {
  const app = useApp();
  const desktop = useStore(app.host, isDesktop);
  const query = useQuery('file.recent', desktop ? {} : null);
  const recent = query.answer?.recent ?? [];
  if (query.problem !== null) return <QueryFailure of={query} />;
  if (recent.length === 0) return null;
  return (
    <section aria-labelledby="recent-title">
      <header className="start-head">
        <h2 id="recent-title">Recent labs</h2>
      </header>
      <ul className="recents">
        {recent.map((lab) => (
          <li key={lab.path}>
            <AriaButton className="recent" onPress={() => void openRecent(app, lab.path)}>
              <Icon of={FlaskConical} />
              <span className="col grow">
                <b className="clip">{lab.title}</b>
                <span className="t3 micro clip">{lab.path}</span>
              </span>
              <span className="t3 small nowrap">{formatDay(lab.at, new Date())}</span>
            </AriaButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
