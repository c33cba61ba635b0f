import { useCallback } from 'react';
import { useApp } from '../../stores/app-context';
import { type PlanState, planStateOf } from '../../stores/plan-state';
import { useStore } from '../../stores/store';

/** A part of what is chosen in *Plan*, and how to change it. */
export function usePlan<K extends keyof PlanState>(
  part: K,
): readonly [PlanState[K], (change: Partial<PlanState[K]> | PlanState[K]) => void] {
  const store = planStateOf(useApp());
  const value = useStore(store, (state) => state[part]);
  const change = useCallback(
    (next: Partial<PlanState[K]> | PlanState[K]) =>
      store.set((old) => ({
        ...old,
        [part]: merged(old[part], next),
      })),
    [store, part],
  );
  return [value, change];
}

function merged(old: unknown, next: unknown): unknown {
  return isRecord(old) && isRecord(next) ? { ...old, ...next } : next;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
