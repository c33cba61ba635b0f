import type { FindingView } from '../../../../shared/finding';
import type { GroupView } from '../../../../shared/view';
import { useLab } from '../../../hooks/use-lab';
import { FINDING_LOOKS } from '../../../parts/finding-looks';
import { useApp } from '../../../stores/app-context';
import { openDock } from '../../../stores/navigate';
import { Chip } from '../../../ui/chip';
import { countOf, formatCount } from '../../../ui/figures';

/** More than these are counted. */
const MOST = 3;

/** Findings of a group and its nodes; pressing one opens the list for that place. */
export function FindingChips({ group }: { readonly group: GroupView }) {
  const app = useApp();
  const findings = useLab((view) => view.findings);
  const here = findings.filter((finding) => isAt(finding, group));
  const shown = here.length > MOST ? here.slice(0, MOST - 1) : here;
  if (here.length === 0) return null;
  return (
    <>
      <span className="group-findings merged">
        <Chip
          tone={FINDING_LOOKS[here[0]!.severity].tone}
          icon={FINDING_LOOKS[here[0]!.severity].icon}
          label={`All ${here.length} findings of ${group.name}`}
          onPress={() => openDock(app, 'findings', { place: group.name, severity: null })}
        >
          {countOf(here.length, 'finding')}
        </Chip>
      </span>
      <span className="group-findings each">
        {shown.map((finding) => (
          <Chip
            key={`${finding.code} ${finding.at}`}
            tone={FINDING_LOOKS[finding.severity].tone}
            icon={FINDING_LOOKS[finding.severity].icon}
            label={`${finding.code} at ${finding.at}: ${finding.title}`}
            onPress={() => {
              app.selection.set({ kind: 'finding', code: finding.code, at: finding.at });
              openDock(app, 'findings', { place: null, severity: null });
            }}
          >
            {finding.code}
            {finding.surplus === undefined ? '' : ` +${formatCount(finding.surplus)}`}
          </Chip>
        ))}
        {here.length > shown.length && (
          <Chip
            onPress={() => openDock(app, 'findings', { place: group.name, severity: null })}
            label={`All ${here.length} findings of ${group.name}`}
          >
            {`${here.length - shown.length} more`}
          </Chip>
        )}
      </span>
    </>
  );
}

function isAt(finding: FindingView, group: GroupView): boolean {
  return finding.at === group.name || group.nodes.some((node) => node?.name === finding.at);
}
