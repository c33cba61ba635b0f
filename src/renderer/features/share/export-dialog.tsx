import { useState } from 'react';
import { RadioGroup as AriaRadioGroup, Radio } from 'react-aria-components';
import type { ExportKind, TableLayout } from '../../../shared/lab-api';
import { isoDay } from '../../../shared/plan-words/days';
import { useNow, useSelection } from '../../hooks/use-lab';
import type { DialogProps } from '../../manifests/dialog';
import { exportLab } from '../../parts/file-actions';
import { reportPlan } from '../../parts/plan-asked';
import { useApp } from '../../stores/app-context';
import { type PlanPlace, planStateOf } from '../../stores/plan-state';
import { useStore } from '../../stores/store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Icon } from '../../ui/icon';
import type { ExportAsked } from './dialogs';
import { EXPORT_KINDS, exportArgs, HIDE_NOTHING, layoutOf } from './export-kinds';
import './export.css';
import { ExportPreview } from './export-preview';
import { HideForm } from './hide-form';
import { PlanParts } from './plan-parts';
import { TableForm } from './table-form';

/** Writes something out of the lab: which kind of file, what it must not tell, and what leaves with it. */
export function ExportDialog({ what, plan, onClose }: DialogProps<ExportAsked>) {
  const app = useApp();
  const [kind, setKind] = useState<ExportKind>(what ?? 'scenario');
  const [hidden, setHidden] = useState(HIDE_NOTHING);
  const selection = useSelection();
  const [users, setUsers] = useState(selection.kind === 'user' ? selection.id : '');
  const [places, setPlaces] = useState<readonly PlanPlace[]>(plan === undefined ? [] : [plan]);
  const planned = useStore(planStateOf(app), (state) => state);
  const groups = useNow((view) => view.groups);
  const [chosen, setChosen] = useState<Partial<TableLayout>>({});
  const layout = layoutOf(kind, chosen);
  const [busy, setBusy] = useState(false);
  const args = exportArgs(
    kind,
    hidden,
    users,
    reportPlan(planned, places, groups, isoDay(new Date())),
    chosen,
  );

  async function write(): Promise<void> {
    setBusy(true);
    const done = await exportLab(app, args);
    setBusy(false);
    if (done) onClose();
  }

  return (
    <Dialog
      title="Export"
      size="wide"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={busy} onPress={() => void write()}>
            Export {EXPORT_KINDS.find(({ key }) => key === kind)?.label.toLowerCase()}
          </Button>
        </>
      }
    >
      <div className="export">
        <AriaRadioGroup
          className="export-kinds"
          aria-label="Kind of file"
          value={kind}
          onChange={(key) => setKind(key as ExportKind)}
        >
          {EXPORT_KINDS.map(({ key, label, text, icon }) => (
            <Radio key={key} value={key} className="export-kind">
              <Icon of={icon} />
              <span className="col">
                <b>{label}</b>
                <span className="small t2">{text}</span>
              </span>
            </Radio>
          ))}
        </AriaRadioGroup>
        <div className="export-side">
          {layout !== null && (
            <TableForm
              layout={layout}
              hasOwnColumns={kind !== 'moves-csv'}
              onChange={(change) => setChosen((old) => ({ ...old, ...change }))}
            />
          )}
          <HideForm kind={kind} hidden={hidden} onChange={setHidden} />
          {kind === 'report' && (
            <PlanParts planned={planned} places={places} onChange={setPlaces} />
          )}
          {kind === 'report' && (
            <Field
              label="Users to explain"
              multiline
              value={users}
              onChange={setUsers}
              placeholder="One user a line"
              note="The report tells why each is where it is."
            />
          )}
          <ExportPreview args={args} />
        </div>
      </div>
    </Dialog>
  );
}
