import type { Registry } from '../manifests/registry';
import { ACTIONS } from './actions';
import { DOCK_TABS } from './dock-tabs';
import { VIEWS } from './views';

/** Everything that the features declare, put together for the page. */
export const REGISTRY: Registry = { views: VIEWS, dockTabs: DOCK_TABS, actions: ACTIONS };
