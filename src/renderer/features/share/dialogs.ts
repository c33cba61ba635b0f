import type { ExportKind } from '../../../shared/lab-api';
import type { DialogManifest } from '../../manifests/dialog';
import type { PlanPlace } from '../../stores/plan-state';

/** The kind of file that is proposed. */
export interface ExportAsked {
  readonly what?: ExportKind;
  /** The place of *Plan* that a report is asked for with. */
  readonly plan?: PlanPlace;
}

export const exportDialog: DialogManifest<'export', ExportAsked> = {
  id: 'export',
  load: async () => (await import('./export-dialog')).ExportDialog,
};
