import type { DockTabManifest } from '../../manifests/dock-tab';

/** The steps of the lab played one after another, and what happens inside each: placements and seconds. */
export const playbackTab: DockTabManifest<'playback'> = {
  id: 'playback',
  label: 'Playback',
  synonyms: ['play', 'replay', 'scrub', 'decision tape', 'steps'],
  load: async () => (await import('./playback-tab')).PlaybackTab,
};
