import { AppWindow } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { OpenDesk } from '../../../shared/lab-api';
import { useSnapshot } from '../../hooks/use-lab';
import { deskAddress } from '../../host/web/tab-desk';
import { useApp } from '../../stores/app-context';
import { Chip } from '../../ui/chip';
import { Icon } from '../../ui/icon';

/** Labs that are open in other tabs of the browser, or whose tab was closed: each has an address of its own. */
export function OpenList() {
  const { lab } = useApp();
  const here = useSnapshot((snapshot) => snapshot.desk);
  const [desks, setDesks] = useState<readonly OpenDesk[]>([]);
  useEffect(() => {
    if (here === null) return;
    let ended = false;
    const look = (): void => {
      lab.desks().then(
        (found) => ended || setDesks(found.filter(({ desk }) => desk !== here)),
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
  if (desks.length === 0) return null;
  return (
    <section aria-labelledby="open-title">
      <header className="start-head">
        <h2 id="open-title">Open labs</h2>
        <span className="small t3 clip">In other tabs of this browser</span>
      </header>
      <ul className="recents">
        {desks.map(({ desk, title, dirty }) => (
          <li key={desk} className="recent-row">
            <a className="recent" href={deskAddress(desk)}>
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
