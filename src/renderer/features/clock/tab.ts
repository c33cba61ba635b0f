import type { DockTabManifest } from '../../manifests/dock-tab';
import { askedFailureOf } from './playback/clock-state';

/** Which failure: its step, from 0. */
export interface ClockAsked {
  readonly step: number;
}

/** A failure second by second. */
export const clockTab: DockTabManifest<'clock', ClockAsked> = {
  id: 'clock',
  label: 'Failover clock',
  synonyms: ['failure', 'timeline', 'seconds', 're-login'],
  figures: true,
  load: async () => (await import('./clock-tab')).ClockTab,
  tools: async () => (await import('./clock-export')).ClockExport,
  enlarged: async () => (await import('./clock-screen')).ClockScreen,
  take: (app, { step }) => askedFailureOf(app).set(step),
};
