import { type FindingView, SEVERITIES } from '../../../../shared/finding';
import type { GroupView } from '../../../../shared/view';
import { useLab } from '../../../hooks/use-lab';
import { FINDING_LOOKS } from '../../../parts/finding-looks';
import { useApp } from '../../../stores/app-context';
import { openDock } from '../../../stores/navigate';
import { Chip } from '../../../ui/chip';
import { countOf } from '../../../ui/figures';

/** The worst are named, the others counted: names and figures of the group come first. */
const SHOWN = 1;

/** Findings of a group and its nodes in words; pressing one opens the list for that place. */
export function FindingChips({ group }: { readonly group: GroupView }) {
  const app = useApp();
  const findings = useLab((view) => view.findings);
  const here = findings.filter((finding) => isAt(finding, group));
  const kinds = byRule(here);
  const shown = kinds.slice(0, SHOWN);
  const [worst] = kinds;
  if (!worst) return null;
  const look = FINDING_LOOKS[worst[0].severity];
  const openAll = () => openDock(app, 'findings', { place: group.name, severity: null });
  return (
    <>
      <span className="group-findings merged">
        <Chip
          tone={look.tone}
          icon={look.icon}
          label={`All ${countOf(here.length, 'finding')} of ${group.name}`}
          onPress={openAll}
        >
          {countOf(here.length, 'finding')}
        </Chip>
      </span>
      <span className="group-findings each">
        {shown.map(([finding, ...more]) => (
          <Chip
            key={`${finding.code} ${finding.severity}`}
            tone={FINDING_LOOKS[finding.severity].tone}
            icon={FINDING_LOOKS[finding.severity].icon}
            label={[finding, ...more].map(({ code, title }) => `${title} (${code})`).join('; ')}
            onPress={() => {
              app.selection.set({ kind: 'finding', code: finding.code, at: finding.at });
              openDock(app, 'findings', { place: null, severity: null });
            }}
          >
            {chipWords(finding, more.length)}
          </Chip>
        ))}
        {kinds.length > shown.length && (
          <Chip onPress={openAll} label={`All ${countOf(here.length, 'finding')} of ${group.name}`}>
            {`${kinds.length - shown.length} more`}
          </Chip>
        )}
      </span>
    </>
  );
}

/** "Over capacity +600 users"; with several of the rule in the group how many. */
function chipWords({ label, figure }: FindingView, more: number): string {
  if (more > 0) return `${label} ×${more + 1}`;
  return figure === '' ? label : `${label} ${figure}`;
}

type Kind = readonly [FindingView, ...FindingView[]];

/** The findings of each rule together, errors first. */
function byRule(findings: readonly FindingView[]): readonly Kind[] {
  const kinds = new Map<string, [FindingView, ...FindingView[]]>();
  for (const finding of findings) {
    const key = `${finding.code} ${finding.severity}`;
    const kind = kinds.get(key);
    if (kind) kind.push(finding);
    else kinds.set(key, [finding]);
  }
  const rank = ([{ severity }]: Kind) => SEVERITIES.indexOf(severity);
  return [...kinds.values()].toSorted((a, b) => rank(a) - rank(b));
}

/** A node may be named like a group: only the kind of place tells them apart. */
function isAt({ place, at }: FindingView, group: GroupView): boolean {
  if (place.kind === 'group') return at === group.name;
  return place.kind === 'node' && group.nodes.some((node) => node?.name === at);
}
