import { Button as AriaButton } from 'react-aria-components';
import { useLab } from '../../hooks/use-lab';
import { FINDING_LOOKS } from '../../parts/finding-looks';
import { useApp } from '../../stores/app-context';
import { Chip } from '../../ui/chip';
import { Icon } from '../../ui/icon';
import { Sect } from './sect';

/** Findings at these places; pressing one shows it. */
export function FindingsHere({ at }: { readonly at: readonly string[] }) {
  const { selection } = useApp();
  const findings = useLab((view) => view.findings);
  const here = findings.filter((finding) => at.includes(finding.at));
  if (here.length === 0) return null;
  return (
    <Sect title="Findings">
      <ul>
        {here.map((finding) => {
          const look = FINDING_LOOKS[finding.severity];
          return (
            <li key={`${finding.code} ${finding.at} ${finding.message}`}>
              <AriaButton
                className="line-button"
                onPress={() =>
                  selection.set({ kind: 'finding', code: finding.code, at: finding.at })
                }
              >
                <span className={look.text}>
                  <Icon of={look.icon} size="s" />
                </span>
                <span className="grow">{finding.title}</span>
                {finding.figure !== '' && <Chip tone={look.tone}>{finding.figure}</Chip>}
              </AriaButton>
            </li>
          );
        })}
      </ul>
    </Sect>
  );
}
