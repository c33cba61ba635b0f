import type { ViewProps } from '../../manifests/view';
import { ChangesPanel } from './changes-panel';
import { MatrixPanel } from './matrix-panel';
import { ShootOutPanel } from './shoot-out-panel';
import { TipPanel } from './tip-panel';
import { useTip } from './use-tip';
import './what-if.css';
import { WhatIfBar } from './what-if-bar';

/** The view *What if*: failures, modes side by side, what buys most, and when something gives. */
export function WhatIfView({ windowClass }: ViewProps) {
  const tip = useTip();
  return (
    <>
      <WhatIfBar />
      <main className="what-if" data-window={windowClass}>
        <MatrixPanel />
        <div className="what-if-side">
          <ShootOutPanel />
          <ChangesPanel of={tip} />
        </div>
        <TipPanel of={tip} />
      </main>
    </>
  );
}
