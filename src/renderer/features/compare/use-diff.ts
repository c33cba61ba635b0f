import { useEffect, useState } from 'react';
import type { LabApi } from '../../../shared/lab-api';
import { useSnapshot } from '../../hooks/use-lab';
import { problemOf } from '../../stores/answers';
import { useApp } from '../../stores/app-context';
import { diffSide, type Sides, sideKey } from './sides';

type Answer = LabApi['lab.diff']['result'];

/** What is known of a comparison: the last answer stays while the next one is worked out. */
export interface DiffState {
  readonly answer: Answer | null;
  readonly busy: boolean;
}

/**
 * Compares the sides, again whenever one of them or the lab changes. Not by `useQuery`: the bytes of a file are no
 * part of a key that is made at each drawing.
 */
export function useDiff(sides: Sides): DiffState {
  const { lab } = useApp();
  const position = useSnapshot((snapshot) => snapshot.position);
  const revision = useSnapshot((snapshot) => snapshot.now?.revision ?? -1);
  const key = `${revision} ${sideKey(sides.before)} ${sideKey(sides.after)}`;
  const [known, setKnown] = useState<{ readonly key: string; readonly answer: Answer } | null>(
    null,
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for sides, position and revision.
  useEffect(() => {
    let current = true;
    const args = { a: diffSide(sides.before, position), b: diffSide(sides.after, position) };
    lab.call('lab.diff', args).then(
      (answer) => current && setKnown({ key, answer }),
      (error: unknown) =>
        current && setKnown({ key, answer: { ok: false, problem: problemOf(error) } }),
    );
    return () => {
      current = false;
    };
  }, [key, lab]);

  return { answer: known?.answer ?? null, busy: known?.key !== key };
}
