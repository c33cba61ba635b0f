import { useCallback, useState } from 'react';
import { useNow, useSteps } from '../../hooks/use-lab';
import { useApp } from '../../stores/app-context';
import { showView } from '../../stores/navigate';
import type { Selection } from '../../stores/selection';
import { useStore } from '../../stores/store';
import { CompareBar } from './compare-bar';
import { CompareDrop } from './compare-drop';
import './compare.css';
import { CompareResult } from './compare-result';
import { chosenSidesOf } from './compare-state';
import { readSideFile } from './side-file';
import { type ChosenSides, completeSides, isOfOpenLab, type Side } from './sides';
import { useDiff } from './use-diff';

/** The view *Compare*: two moments, snapshots or files side by side, by meaning. */
export function CompareView() {
  const app = useApp();
  const { lab, selection } = app;
  const stored = chosenSidesOf(app);
  const chosen = useStore(stored, (value) => value);
  const { rows, position, looking } = useSteps();
  const snapshots = useNow((view) => view.snapshots);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const moments = { rows, position, looking, snapshots };
  const sides = completeSides(chosen, moments);
  const diff = useDiff(sides);

  const choose = useCallback(
    (change: Partial<ChosenSides>) => {
      setTooLarge(null);
      stored.set((old) => ({ ...old, ...change }));
    },
    [stored],
  );
  const takeFile = useCallback(
    async (which: keyof ChosenSides, file: File) => {
      const read = await readSideFile(file);
      if (read === null) setTooLarge(file.name);
      else choose({ [which]: { kind: 'file', file: read } satisfies Side });
    },
    [choose],
  );

  /** Goes to the workbench; whoever comes back finds the same comparison. */
  function see(selected: Selection): void {
    choose(sides);
    selection.set(selected);
    showView(app, 'workbench');
  }

  function seeStep(index: number): void {
    see({ kind: 'step', index });
    void lab.lookAt(index + 1);
  }

  return (
    <>
      <CompareBar
        sides={sides}
        moments={moments}
        diff={diff.answer?.ok ? diff.answer.diff : null}
        onChoose={choose}
        onFile={(which, file) => void takeFile(which, file)}
      />
      <CompareResult
        state={diff}
        sides={sides}
        tooLarge={tooLarge}
        onStep={isOfOpenLab(sides.after) ? seeStep : null}
        onNode={(name) => see({ kind: 'node', name })}
      />
      <CompareDrop onFile={takeFile} />
    </>
  );
}
