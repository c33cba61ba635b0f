import { pageStore } from '../../stores/page-store';
import { type ChosenSides, withoutMoments } from './sides';

/** What *Compare* puts side by side. Files stay when another lab is opened. */
export const chosenSidesOf = pageStore<ChosenSides>({ before: null, after: null }, withoutMoments);
