import type { TableLayout } from '../../shared/lab-api';
import type { LabState } from '../engine/state';
import { assignmentsTable, bulkTable, FOR_PRODUCT, movesTable } from './bulk-out';
import { DISK } from './disk';
import { openImplab, openSmallImplab } from './implab';
import { isSqlite } from './implab-header';
import { ImportSession } from './import/session';
import { looksLikeLesson, readLesson } from './lesson/lesson';
import { COURSE } from './lessons/course';
import { movesCsv, readMoveFile } from './move-file';
import { formatReport, scenarioOfReport } from './report';
import { SAMPLES } from './samples';
import { formatScenario, parseScenario } from './scenario';
import { scrubScenario } from './scrub';
import { parseStep } from './step-schema';
import { assignmentsCsv, bulkCsv, loadsCsv } from './tables-out';
import { readUserFile } from './user-file';

/**
 * Everything that a lab needs of files and formats, as `LabFiles` of the lab asks for it. The hosts hand it over,
 * since the lab may not import formats.
 */
export const LAB_FILES = {
  parseStep,
  parseScenario,
  formatScenario,
  isImplab: isSqlite,
  openImplab: (bytes: Uint8Array) => openImplab(bytes, parseStep),
  openSmallImplab: (bytes: Uint8Array, mostRows: number) =>
    openSmallImplab(bytes, parseStep, mostRows),
  scenarioOfReport,
  readUserFile,
  startImport: () => new ImportSession(),
  readMoveFile,
  movesCsv,
  assignmentsCsv,
  bulkCsv,
  movesTable: (before: LabState, after: LabState, layout: TableLayout = FOR_PRODUCT) =>
    movesTable(before, after, layout),
  assignmentsTable,
  bulkTable,
  bulkLosses: (state: LabState) =>
    bulkTable(state, { ...FOR_PRODUCT, reader: 'spreadsheet' }).losses,
  loadsCsv,
  report: formatReport,
  scrub: scrubScenario,
  isLesson: looksLikeLesson,
  parseLesson: readLesson,
  course: COURSE,
  samples: SAMPLES,
  disk: DISK,
};
