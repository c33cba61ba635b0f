import type { FindingCause, FindingView, Severity } from '../../../shared/finding';

/** One row of the list: a finding that is alone, or several with one cause. */
export interface CauseRow {
  readonly key: string;
  readonly cause: FindingCause;
  /** Those of its findings that the filter shows; at least one. */
  readonly findings: readonly FindingView[];
  /** All findings of the cause are shown, so one button for all of them is what it says. */
  readonly isWhole: boolean;
}

/** Rows of the findings that a filter shows, errors first. */
export function causeRows(
  causes: readonly FindingCause[],
  all: readonly FindingView[],
  shown: readonly FindingView[],
): readonly CauseRow[] {
  const visible = new Set(shown);
  return causes
    .map((cause) => {
      const of = cause.findings.map((position) => all[position]!);
      const findings = of.filter((finding) => visible.has(finding));
      const key = `${cause.code} ${cause.severity}`;
      return { key, cause, findings, isWhole: findings.length === of.length };
    })
    .filter(({ findings }) => findings.length > 0)
    .toSorted((a, b) => RANK[a.cause.severity] - RANK[b.cause.severity]);
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, advice: 2 };
