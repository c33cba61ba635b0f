import type { App } from '../../stores/app-context';
import { pageStore } from '../../stores/page-store';

/** The stop of the tour that is shown, from 0; null: no tour. It goes on when another lab is opened. */
export const tourOf = pageStore<number | null>(null, (stop) => stop);

/** Ends the tour; it is not offered again. */
export function endTour(app: App): void {
  tourOf(app).set(null);
  app.settings.set((old) => ({ ...old, toured: true }));
}
