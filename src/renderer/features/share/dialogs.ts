import type { ExportKind } from '../../../shared/lab-api';
import type { DialogManifest } from '../../manifests/dialog';

/** The kind of file that is proposed. */
export interface ExportAsked {
  readonly what?: ExportKind;
}

export const exportDialog: DialogManifest<'export', ExportAsked> = {
  id: 'export',
  draw: { load: async () => (await import('./export-dialog')).ExportDialog },
};
