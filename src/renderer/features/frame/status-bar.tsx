import type { LucideIcon } from 'lucide-react';
import {
  CircleDot,
  Info,
  OctagonAlert,
  ShieldAlert,
  ShieldCheck,
  TriangleAlert,
  Users,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Severity } from '../../../shared/finding';
import { useLab, useNow } from '../../hooks/use-lab';
import { useApp } from '../../stores/app-context';
import { openDock } from '../../stores/navigate';
import { countOf, formatCount } from '../../ui/figures';
import { Icon } from '../../ui/icon';
import { ConnectionNotice } from './connection-notice';
import { SafetyNotice } from './safety-notice';

const SEVERITIES: readonly {
  readonly severity: Severity;
  readonly icon: LucideIcon;
  readonly tone: string;
  readonly one: string;
  readonly many: string;
}[] = [
  { severity: 'error', icon: OctagonAlert, tone: 'over-t', one: 'error', many: 'errors' },
  { severity: 'warning', icon: TriangleAlert, tone: 'warn-t', one: 'warning', many: 'warnings' },
  { severity: 'advice', icon: Info, tone: '', one: 'advice', many: 'advice' },
];

/** Status bar of an open lab: connection, saved, users, findings, what other parts add, rules, replay seal. */
export function StatusBar({ children }: { readonly children: ReactNode }) {
  const release = useLab((view) => view.parameters.release);
  const seal = useNow((view) => view.file.seal);
  return (
    <footer className="statusbar">
      <ConnectionNotice />
      <SafetyNotice />
      <Saved />
      <UserCounts />
      <FindingCounts />
      {children}
      <span className="grow" />
      <span>Rules of release {release}</span>
      {seal !== null && (
        <span className="row" title={seal.text}>
          <Icon of={seal.verdict === 'same' ? ShieldCheck : ShieldAlert} size="xs" />
          {SEALS[seal.verdict]}
        </span>
      )}
    </footer>
  );
}

const SEALS = {
  same: 'Replays to the same result',
  different: 'Replays to a different result',
  'newer-engine': 'Made by a newer implab',
  'older-engine': 'Newer rules change results',
} as const;

function Saved() {
  const { dirty, unsavedSteps, path } = useNow((view) => view.file);
  const text = dirty
    ? unsavedSteps > 0
      ? `${countOf(unsavedSteps, 'step')} not saved`
      : 'Not saved'
    : path === null
      ? 'Nothing to save'
      : 'Saved';
  return (
    <span className="row">
      <Icon of={CircleDot} size="xs" />
      {text}
    </span>
  );
}

function UserCounts() {
  const totals = useLab((view) => view.totals);
  const parts = [
    `${formatCount(totals.assigned)} assigned`,
    totals.waiting > 0 && `${formatCount(totals.waiting)} waiting`,
    totals.unassigned > totals.waiting &&
      `${formatCount(totals.unassigned - totals.waiting)} unassigned`,
    totals.noService > 0 && `${formatCount(totals.noService)} without service`,
  ];
  return (
    <span className="row">
      <Icon of={Users} size="xs" />
      {parts.filter(Boolean).join(', ')}
    </span>
  );
}

function FindingCounts() {
  const app = useApp();
  const findings = useLab((view) => view.findings);
  return (
    <span className="row">
      {SEVERITIES.map(({ severity, icon, tone, one, many }) => {
        const count = findings.filter((finding) => finding.severity === severity).length;
        if (count === 0) return null;
        return (
          <AriaButton
            key={severity}
            className={`status-item ${tone}`}
            onPress={() => openDock(app, 'findings', { place: null, severity })}
          >
            <Icon of={icon} size="xs" />
            {formatCount(count)} {count === 1 ? one : many}
          </AriaButton>
        );
      })}
      {findings.length === 0 && 'No findings'}
    </span>
  );
}
