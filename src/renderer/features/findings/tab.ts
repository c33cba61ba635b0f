import { useLab } from '../../hooks/use-lab';
import type { DockTabManifest } from '../../manifests/dock-tab';
import { formatCount } from '../../ui/figures';
import type { FindingFilter } from './filter-findings';
import { findingFilterOf } from './findings-state';

/** What is wrong with the lab, worst first. */
export const findingsTab: DockTabManifest<'findings', FindingFilter> = {
  id: 'findings',
  label: 'Findings',
  synonyms: ['problems', 'errors', 'warnings', 'lint'],
  load: async () => (await import('./findings-tab')).FindingsTab,
  useBadge() {
    const findings = useLab((view) => view.findings);
    const bad = findings.some(({ severity }) => severity === 'error');
    return findings.length === 0 ? null : { text: formatCount(findings.length), bad };
  },
  take: (app, filter) => findingFilterOf(app).set(filter),
};
