import type { CourseLesson, Lesson } from '../../../shared/lesson';
import nodesGroupsHomes from './01-nodes-groups-homes.json' with { type: 'json' };
import balanced from './02-balanced.json' with { type: 'json' };
import whyTheSecondary from './03-why-the-secondary.json' with { type: 'json' };
import activeStandby from './04-active-standby.json' with { type: 'json' };
import noneAndByHand from './05-none-and-by-hand.json' with { type: 'json' };
import aNodeDies from './06-a-node-dies.json' with { type: 'json' };
import bothNodes from './07-both-nodes.json' with { type: 'json' };
import theWayHome from './08-the-way-home.json' with { type: 'json' };
import reloginLimits from './09-relogin-limits.json' with { type: 'json' };
import usersAndDevices from './10-users-and-devices.json' with { type: 'json' };
import movesAndGrowth from './11-moves-and-growth.json' with { type: 'json' };
import aMaintenanceNight from './12-a-maintenance-night.json' with { type: 'json' };

const LIVE = 'Where users live';
const LOST = 'When a node is lost';
const BEFORE = 'Before it happens';

/** A lesson that ships, as its file stands; `test/files/course.test.ts` reads every one through the schema. */
function shipped(chapter: string, file: object, after?: number): CourseLesson {
  const lesson = file as Lesson;
  return after === undefined ? { chapter, lesson } : { chapter, lesson, after };
}

/** The course, in its order: three chapters, twelve lessons. Files are numbered by it. */
export const COURSE: readonly CourseLesson[] = [
  shipped(LIVE, nodesGroupsHomes),
  shipped(LIVE, balanced),
  shipped(LIVE, whyTheSecondary),
  shipped(LIVE, activeStandby),
  shipped(LIVE, noneAndByHand),
  shipped(LOST, aNodeDies),
  shipped(LOST, bothNodes, 6),
  shipped(LOST, theWayHome, 6),
  shipped(LOST, reloginLimits, 6),
  shipped(BEFORE, usersAndDevices),
  shipped(BEFORE, movesAndGrowth, 10),
  shipped(BEFORE, aMaintenanceNight, 8),
];
