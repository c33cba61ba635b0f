import type { Mode } from '../../shared/model';
import { pageStore } from '../stores/page-store';

/** The mode that is previewed at the mode switch and not taken yet; null: none. */
export const askedModeOf = pageStore<Mode | null>(null);

/** Parts of the settings of a lab. */
export type SettingsPart = 'policies' | 'parameters' | 'release';

/** Which part of the lab's settings stands open below its button; null: none. */
export const askedSettingsOf = pageStore<SettingsPart | null>(null);
