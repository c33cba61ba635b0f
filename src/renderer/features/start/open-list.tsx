import { AppWindow, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ListedWorkspace } from '../../../shared/lab-api';
import { useSnapshot } from '../../hooks/use-lab';
import { workspaceAddress } from '../../host/web/tab-workspace';
import { useApp } from '../../stores/app-context';
import { Chip } from '../../ui/chip';
import { Icon } from '../../ui/icon';
import { IconButton } from '../../ui/icon-button';

/** Labs that are open in other tabs of the browser, or whose tab was closed: each has an address of its own. */
export function OpenList() {
  const { lab } = useApp();
  const here = useSnapshot((snapshot) => snapshot.workspace);
  const [open, setOpen] = useState<readonly ListedWorkspace[]>([]);
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
  const close = (closed: string): void => {
    setOpen((old) => old.filter(({ workspace }) => workspace !== closed));
    lab.closeWorkspace(closed).catch(() => {
      // The connection says itself that the host does not answer.
    });
  };
  return (
    <section aria-labelledby="open-title">
      <header className="start-head">
        <h2 id="open-title">Open labs</h2>
        <span className="small t3 clip">In other tabs of this browser, or left by one</span>
      </header>
      <ul className="recents">
        {open.map(({ workspace, title, dirty, isShown }) => (
          <li key={workspace} className="recent-row">
            <a className="recent" href={workspaceAddress(workspace)}>
              <Icon of={AppWindow} />
              <b className="clip grow">{title}</b>
              {!isShown && <span className="small t3">its tab is closed</span>}
            </a>
            {dirty && <Chip tone="warn">Not saved</Chip>}
            {!isShown && !dirty && (
              <IconButton icon={X} label={`Close ${title}`} onPress={() => close(workspace)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
