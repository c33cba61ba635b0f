import { CircleCheck } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { FindingView, Severity } from '../../../shared/finding';
import { useLab, useReadOnly, useSelect, useSelection } from '../../hooks/use-lab';
import { RefusalAt } from '../../parts/refusal-at';
import { useApp } from '../../stores/app-context';
import { useStore } from '../../stores/store';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { formatCount } from '../../ui/figures';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';
import { CauseRow } from './cause-row';
import { causeRows } from './cause-rows';
import {
  countSeverities,
  type FindingFilter,
  filterFindings,
  findingPlaces,
} from './filter-findings';
import { FindingRow } from './finding-row';
import './findings.css';
import { findingFilterOf } from './findings-state';
import { FINDINGS_PLACE } from './places';
import { Answer, QuestionMenu } from './questions';

/** What is wrong with the lab, worst first, with fixes; and the questions one asks of it. */
export function FindingsTab() {
  const stored = findingFilterOf(useApp());
  const findings = useLab((view) => view.findings);
  const causes = useLab((view) => view.causes);
  const groups = useLab((view) => view.groups);
  const filter = useStore(stored, (value) => value);
  const select = useSelect();
  const selection = useSelection();
  const readOnly = useReadOnly();
  const shown = useMemo(() => filterFindings(findings, filter, groups), [findings, filter, groups]);
  const setFilter = useCallback(
    (change: Partial<FindingFilter>) => stored.set((old) => ({ ...old, ...change })),
    [stored],
  );
  const choose = useCallback(
    ({ code, at }: FindingView) => select({ kind: 'finding', code, at }),
    [select],
  );
  const setPlace = useCallback((place: string) => setFilter({ place }), [setFilter]);
  const rows = useMemo(() => causeRows(causes, findings, shown), [causes, findings, shown]);
  const isChosen = ({ code, at }: FindingView): boolean =>
    selection.kind === 'finding' && selection.code === code && selection.at === at;
  const renderFinding = (finding: FindingView) => (
    <FindingRow
      key={`${finding.code} ${finding.at} ${finding.message}`}
      finding={finding}
      chosen={isChosen(finding)}
      readOnly={readOnly}
      onChoose={choose}
      onPlace={setPlace}
    />
  );
  return (
    <div className="findings-tab">
      <FindingTools filter={filter} onFilter={setFilter} />
      <RefusalAt place={FINDINGS_PLACE} />
      <div className="findings-body">
        <Answer />
        {shown.length === 0 ? (
          <NoFindings
            any={findings.length}
            onAll={() => setFilter({ place: null, severity: null })}
          />
        ) : (
          <ul className="findings" aria-label="Findings">
            {rows.map((row) =>
              row.findings.length === 1 ? (
                renderFinding(row.findings[0]!)
              ) : (
                <CauseRow
                  key={row.key}
                  row={row}
                  holdsChosen={row.findings.some(isChosen)}
                  readOnly={readOnly}
                  renderFinding={renderFinding}
                />
              ),
            )}
          </ul>
        )}
      </div>
    </div>
  );
}

const ALL = 'all';
const ANY = 'any place';

interface FindingToolsProps {
  readonly filter: FindingFilter;
  readonly onFilter: (change: Partial<FindingFilter>) => void;
}

function FindingTools({ filter, onFilter }: FindingToolsProps) {
  const findings = useLab((view) => view.findings);
  const groups = useLab((view) => view.groups);
  const counts = countSeverities(findings);
  const severities = [
    { key: ALL, label: `All ${formatCount(findings.length)}` },
    { key: 'error', label: `Errors ${formatCount(counts.error)}` },
    { key: 'warning', label: `Warnings ${formatCount(counts.warning)}` },
    { key: 'advice', label: `Advice ${formatCount(counts.advice)}` },
  ];
  const places = findingPlaces(findings, groups);
  const known = filter.place === null || places.some(({ name }) => name === filter.place);
  return (
    <div className="finding-tools">
      <Segmented
        small
        label="Severity"
        options={severities}
        value={filter.severity ?? ALL}
        onChange={(key) => onFilter({ severity: key === ALL ? null : (key as Severity) })}
      />
      <QuestionMenu />
      <span className="grow" />
      <div className="finding-place">
        <Select
          label="Place"
          hideLabel
          options={[
            { key: ANY, label: 'Place: any' },
            ...places.map(({ name, count }) => ({
              key: name,
              label: `${name}, ${formatCount(count)}`,
            })),
            ...(known || filter.place === null
              ? []
              : [{ key: filter.place, label: `${filter.place}, 0` }]),
          ]}
          value={filter.place ?? ANY}
          onChange={(key) => onFilter({ place: key === ANY ? null : key })}
        />
      </div>
    </div>
  );
}

interface NoFindingsProps {
  /** Findings that the filter hides. */
  readonly any: number;
  readonly onAll: () => void;
}

function NoFindings({ any, onAll }: NoFindingsProps) {
  if (any === 0) {
    return (
      <EmptyState icon={CircleCheck} title="Nothing to find fault with">
        Every step is checked against the rules of the product; what breaks one stands here with its
        fix.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={CircleCheck}
      title="No findings here"
      action={
        <Button small onPress={onAll}>
          Show all {formatCount(any)}
        </Button>
      }
    >
      Other places or severities have some.
    </EmptyState>
  );
}
