import { ChevronLeft, ChevronRight } from 'lucide-react';
import { FAILURE_SCOPES, type FailureScopeName } from '../../../shared/what-if-view';
import { useCommand, useSteps } from '../../hooks/use-lab';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/figures';
import { IconButton } from '../../ui/icon-button';
import { Segmented } from '../../ui/segmented';
import { Switch } from '../../ui/switch';
import { ChosenSet } from './chosen-set';
import { ExportMenu } from './export-menu';
import { useChoice } from './use-choice';

const SCOPE_LABELS: Readonly<Record<FailureScopeName, string>> = {
  one: 'One node',
  two: 'One or two',
  groups: 'Groups',
  set: 'Chosen set',
};
const SCOPES = FAILURE_SCOPES.map((key) => ({ key, label: SCOPE_LABELS[key] }));

/** Context bar of *What if*: the moment of the lab, what fails, the export. */
export function WhatIfBar() {
  const [{ scope, problemsOnly }, choose] = useChoice();
  return (
    <section
      className="contextbar what-if-bar"
      aria-label="What if controls"
      data-panel="Toolbar"
      tabIndex={-1}
    >
      <Moment />
      <span className="vr" />
      <span className="small t3 nowrap">Failures of</span>
      <Segmented
        small
        label="Failures of"
        options={SCOPES}
        value={scope}
        onChange={(next) => choose({ scope: next })}
      />
      {scope === 'set' && <ChosenSet />}
      <Switch small isSelected={problemsOnly} onChange={(only) => choose({ problemsOnly: only })}>
        <span className="small nowrap">Problems only</span>
      </Switch>
      <span className="grow" />
      <ExportMenu />
    </section>
  );
}

/** The lab is the one after some step; the same step is shown in every view. */
function Moment() {
  const lab = useCommand();
  const { rows, position, looking } = useSteps();
  const shown = looking ?? position;
  const row = rows[shown - 1];
  const go = (to: number) => void lab.lookAt(to === position ? null : to);
  return (
    <fieldset className="row moment" aria-label="Lab after a step">
      <span className="small t3 nowrap">Lab after</span>
      <IconButton
        small
        icon={ChevronLeft}
        label="One step back"
        isDisabled={shown === 0}
        onPress={() => go(shown - 1)}
      />
      <span className="strong small clip" role="status">
        {row === undefined ? 'Before the first step' : `Step ${formatCount(shown)}, ${row.label}`}
      </span>
      <IconButton
        small
        icon={ChevronRight}
        label="One step on"
        isDisabled={shown >= position}
        onPress={() => go(shown + 1)}
      />
      {looking !== null && (
        <Button small kind="link" onPress={() => void lab.lookAt(null)}>
          Back to now
        </Button>
      )}
    </fieldset>
  );
}
