import { LayoutGrid, LayoutPanelLeft, PanelRight, Rows3, Table2, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useReadOnly } from '../../hooks/use-lab';
import type { WindowClass } from '../../hooks/use-window-class';
import { useApp } from '../../stores/app-context';
import { showDialog } from '../../stores/screen';
import { useStore } from '../../stores/store';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { Segmented } from '../../ui/segmented';
import { AddMenu } from './add-menu';
import { LabClock } from './lab-clock';
import { PastBanner } from './past-banner';

const LOOKS = [
  { key: 'board', label: 'Board', icon: LayoutGrid },
  { key: 'compact', label: 'Compact', icon: Rows3 },
  { key: 'outline', label: 'Outline', icon: Table2 },
] as const;

export interface ContextBarProps {
  readonly windowClass: WindowClass;
  /** The mode switch and the policies. */
  readonly children: ReactNode;
}

/** Context bar of the workbench: mode, policies, add, enable users, lab clock, board or outline. */
export function ContextBar({ windowClass, children }: ContextBarProps) {
  const { screen } = useApp();
  const look = useStore(screen, (value) => value.board);
  const readOnly = useReadOnly();
  return (
    <section className="contextbar" aria-label="Lab tools" data-panel="Lab tools" tabIndex={-1}>
      {readOnly ? (
        <PastBanner />
      ) : (
        <>
          <span className="small t3 mode-label">Assignment mode</span>
          {children}
          <span className="vr" />
          <AddMenu />
          <Button icon={Users} onPress={() => showDialog(screen, { kind: 'enable-users' })}>
            Enable users…
          </Button>
        </>
      )}
      <span className="grow" />
      {/* They stay together where the bar wraps. */}
      <div className="row end">
        <LabClock />
        <span className="vr" />
        <Segmented
          small
          iconsOnly={windowClass === 'strip' || windowClass === 'drawer'}
          label="Board, compact or outline"
          options={LOOKS}
          value={look}
          onChange={(board) => screen.set((old) => ({ ...old, board }))}
        />
        <Drawers windowClass={windowClass} />
      </div>
    </section>
  );
}

/** In narrow windows: buttons that draw a panel over the board. */
function Drawers({ windowClass }: { readonly windowClass: WindowClass }) {
  const { screen } = useApp();
  const drawer = useStore(screen, (value) => value.drawer);
  if (windowClass !== 'drawer' && windowClass !== 'strip') return null;
  const toggle = (panel: 'steps' | 'inspector'): void =>
    screen.set((old) => ({ ...old, drawer: old.drawer === panel ? null : panel }));
  return (
    <>
      {windowClass === 'strip' && (
        <IconButton
          small
          icon={LayoutPanelLeft}
          label="Steps panel"
          aria-expanded={drawer === 'steps'}
          onPress={() => toggle('steps')}
        />
      )}
      <IconButton
        small
        icon={PanelRight}
        label="Inspector"
        aria-expanded={drawer === 'inspector'}
        onPress={() => toggle('inspector')}
      />
    </>
  );
}
