import { AppWindow } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { OpenWorkspace } from '../../../shared/lab-api';
import { useSnapshot } from '../../hooks/use-lab';
import { workspaceAddress } from '../../host/web/tab-workspace';
import { useApp } from '../../stores/app-context';
import { Chip } from '../../ui/chip';
import { Icon } from '../../ui/icon';

/** Labs that are open in other tabs of the browser, or whose tab was closed: each has an address of its own. */
export function OpenList() {
  const { lab } = useApp();
  const here = useSnapshot((snapshot) => snapshot.workspace);
  const [open, setOpen] = useState<readonly OpenWorkspace[]>([]);
  useEffect(() => {
    if (here === null) return;
    let ended = false;
    const look = (): void => {
      lab.workspaces().then(
        (found) => ended || setOpen(found.filter(({ workspace }) => workspace !== here)),
        () => {
          // The connection says itself that the host does not answer.
        },
      );
    };
    look();
    // What other tabs did meanwhile.
    window.addEventListener('focus', look);
    return () => {
      ended = true;
      window.removeEventListener('focus', look);
    };
  }, [lab, here]);
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="open-title">
      <header className="start-head">
        <h2 id="open-title">Open labs</h2>
        <span className="small t3 clip">In other tabs of this browser</span>
      </header>
      <ul className="recents">
        {open.map(({ workspace, title, dirty }) => (
          <li key={workspace} className="recent-row">
            <a className="recent" href={workspaceAddress(workspace)}>
              <Icon of={AppWindow} />
              <b className="clip grow">{title}</b>
            </a>
            {dirty && <Chip tone="warn">Not saved</Chip>}
          </li>
        ))}
      </ul>
    </section>
  );
}
