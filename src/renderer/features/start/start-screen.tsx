import { FileDown, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon';
import { Logo } from '../../ui/logo';
import { Panel } from '../../ui/panel';
import { OpenList } from './open-list';
import { RecentList } from './recent-list';
import { RecoveryOffer } from './recovery-offer';
import { SampleList } from './sample-list';
import { StartActions } from './start-actions';
import './start.css';

export interface StartScreenProps {
  readonly hasLab: boolean;
  /** Above the labs, on the first run. */
  readonly first: ReactNode;
  /** Under the ways to begin: the course. */
  readonly children: ReactNode;
}

/** The start screen: ways to begin, work to recover, recent labs, sample labs. */
export function StartScreen({ hasLab, first, children }: StartScreenProps) {
  return (
    <div className="start">
      <Panel label="Begin" as="aside" className="start-side">
        <div className="brand">
          <Logo big />
          <div>
            <h1>implab</h1>
            <p className="t2 small">User assignment in HA pairs</p>
          </div>
        </div>
        <StartActions hasLab={hasLab} />
        <p className="drop-hint">
          <Icon of={FileDown} />
          <span>
            <b>Drop a file here</b>
            <span className="drop-kinds">
              A lab, a scenario, a lesson, users or a cluster export
            </span>
          </span>
        </p>
        {children}
        <p className="start-foot small t3">
          <Icon of={Lock} size="s" />
          No network. Nothing leaves this machine.
        </p>
      </Panel>
      <main className="start-main" data-panel="Labs" tabIndex={-1}>
        {first}
        <RecoveryOffer />
        <OpenList />
        <RecentList />
        <SampleList />
      </main>
    </div>
  );
}
