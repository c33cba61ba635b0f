import type { ViewManifest } from '../manifests/view';

/** The course, and the lesson that runs; it shows without an open lab, too. */
export const lessonsView: ViewManifest<'lessons'> = {
  id: 'lessons',
  label: 'Lessons',
  keys: ['Mod+5', 'G L'],
  synonyms: ['course', 'learn', 'teach', 'training'],
  withoutLab: true,
  load: async () => (await import('./lessons-view')).LessonsView,
};
