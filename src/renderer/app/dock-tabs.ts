import { clockTab } from '../features/clock/tab';
import { findingsTab } from '../features/findings/tab';
import { loadTab } from '../features/load/tab';
import { playbackTab } from '../features/playback/tab';
import { usersTab } from '../features/users/tab';

/** The tabs of the dock, in their order. */
export const DOCK_TABS = [loadTab, usersTab, findingsTab, clockTab, playbackTab] as const;
