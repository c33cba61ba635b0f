import { useMemo } from 'react';
import type { Scenario } from '../../../shared/step';
import { copyText, fileText } from '../../host/host';
import { type App, useApp } from '../../stores/app-context';

export interface CopySteps {
  /** One step, as a scenario of its own. */
  readonly one: (index: number) => Promise<void>;
  /** The whole journal, as the scenario file would hold it. */
  readonly all: () => Promise<void>;
}

/** Puts steps on the clipboard as a scenario. */
export function useCopySteps(): CopySteps {
  const app = useApp();
  return useMemo(() => ({ one: (index) => copyOne(app, index), all: () => copyAll(app) }), [app]);
}

async function copyOne({ lab, toasts }: App, index: number): Promise<void> {
  const answer = await lab.attempt('lab.step', { index });
  if (answer === null) return;
  const title = lab.get().rows[index]?.label ?? '';
  const scenario: Scenario = {
    format: 'implab-scenario',
    version: 1,
    title,
    steps: [answer.step],
  };
  await copyText(JSON.stringify(scenario, null, 2));
  toasts.show({ text: `Copied step ${index + 1} as a scenario.`, undo: false });
}

async function copyAll({ lab, toasts }: App): Promise<void> {
  const answer = await lab.attempt('file.export', { kind: 'scenario' });
  if (answer === null) return;
  await copyText(fileText(answer.file));
  toasts.show({ text: 'Copied the lab as a scenario.', undo: false });
}
