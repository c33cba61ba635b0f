import { ChevronLeft, Lock } from 'lucide-react';
import { useState } from 'react';
import type { WindowClass } from '../../hooks/use-window-class';
import { useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Segmented } from '../../ui/segmented';
import { CollectPanel } from './collect-panel';
import { LabPanel } from './lab-panel';
import { PiecesPanel } from './pieces-panel';
import { useImport } from './use-import';
import './import.css';

type Part = 'collect' | 'pieces' | 'lab';

/** *From your cluster*: what to collect, what was read of it, and the lab that it makes. */
export function ImportScreen({ windowClass }: { readonly windowClass: WindowClass }) {
  const { screen } = useApp();
  const state = useImport();
  const [part, setPart] = useState<Part>('pieces');
  const isNarrow = windowClass === 'strip' || windowClass === 'drawer';
  const pieces = state.view?.pieces.length ?? 0;
  return (
    <>
      <section
        className="contextbar"
        aria-label="From your cluster"
        data-panel="From your cluster"
        tabIndex={-1}
      >
        <Button
          kind="quiet"
          icon={ChevronLeft}
          onPress={() => screen.set((old) => ({ ...old, begin: 'start' }))}
        >
          Start
        </Button>
        <span className="vr" />
        <h1 className="import-title">From your cluster</h1>
        {isNarrow ? (
          <Segmented
            label="Parts"
            small
            options={[
              { key: 'collect', label: '1 Collect' },
              { key: 'pieces', label: `2 Drop or paste${pieces > 0 ? `, ${pieces}` : ''}` },
              { key: 'lab', label: '3 The lab' },
            ]}
            value={part}
            onChange={setPart}
          />
        ) : (
          <>
            <span className="small t2">Collect, drop, make the lab</span>
            <span className="grow" />
            <span className="small t2 row tight">
              <Icon of={Lock} size="s" />
              implab connects to nothing: you run the commands, it reads what they print
            </span>
          </>
        )}
      </section>
      <main className="import" data-part={isNarrow ? part : 'all'}>
        {(!isNarrow || part === 'collect') && <CollectPanel />}
        {(!isNarrow || part === 'pieces') && <PiecesPanel state={state} />}
        {(!isNarrow || part === 'lab') && <LabPanel state={state} />}
      </main>
    </>
  );
}
