import { useState } from 'react';
import { MAX_COUNT, MAX_NAME } from '../../../shared/limits';
import { type Mode, OVAS, type Ova } from '../../../shared/model';
import { MODE_OPTIONS } from '../../../shared/settings';
import type { DialogProps } from '../../manifests/dialog';
import { newFromTemplate } from '../../parts/file-actions';
import { useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { countOf, formatCount, shortSize } from '../../ui/figures';
import { Form, FormRow } from '../../ui/form';
import { NumberField } from '../../ui/number-field';
import { RadioGroup } from '../../ui/radio-group';
import { Select } from '../../ui/select';
import { Switch } from '../../ui/switch';
import { pairsNeeded, type Template, templateSteps, templateWords } from './template';

const OVA_OPTIONS = OVAS.map((ova) => ({
  key: ova,
  label: `${shortSize(Number(ova))} OVA, ${formatCount(Number(ova))} devices a node`,
}));
/** A template is a start; a lab itself may hold more groups than a cluster may. */
const MAX_PAIRS = 20;

/** The template wizard: users, size, pairs and mode become a lab. */
export function TemplateDialog({ onClose }: DialogProps) {
  const app = useApp();
  const [template, setTemplate] = useState<Template>({
    title: 'New lab',
    users: 1000,
    ova: '5000',
    pairs: 1,
    ha: true,
    mode: 'balanced',
  });
  const set = (change: Partial<Template>): void => setTemplate({ ...template, ...change });
  const needed = pairsNeeded(template);
  const enough = template.pairs >= needed;
  const ready = template.title.trim() !== '';

  function make(): void {
    onClose();
    void newFromTemplate(app, template.title.trim(), templateSteps(template));
  }

  return (
    <Dialog
      title="New lab from a template"
      onClose={onClose}
      onSubmit={make}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={!ready}>
            {`Make ${countOf(template.pairs * 2, 'node')} and ${countOf(template.users, 'user')}`}
          </Button>
        </>
      }
    >
      <Form>
        <Field
          label="Title"
          value={template.title}
          onChange={(title) => set({ title })}
          maxLength={MAX_NAME}
        />
        <NumberField
          label="Users"
          autoFocus
          unit="users"
          min={0}
          max={MAX_COUNT}
          value={template.users}
          onChange={(users) => set({ users })}
        />
        <Select<Ova>
          label="Node size"
          options={OVA_OPTIONS}
          value={template.ova}
          onChange={(ova) => set({ ova })}
        />
        <NumberField
          label="Pairs of nodes"
          min={1}
          max={MAX_PAIRS}
          value={template.pairs}
          onChange={(pairs) => set({ pairs })}
        />
        <FormRow label="High availability">
          <Switch label="High availability" isSelected={template.ha} onChange={(ha) => set({ ha })}>
            <span className="small t2">the nodes of a pair back each other up</span>
          </Switch>
        </FormRow>
        <FormRow label="Mode">
          <RadioGroup<Mode>
            label="Assignment mode"
            options={MODE_OPTIONS}
            value={template.mode}
            onChange={(mode) => set({ mode })}
          />
        </FormRow>
      </Form>
      <p className={enough ? 'preview-line' : 'preview-line bad'} role="status">
        <span>{templateWords(template)}</span>
        {!enough && needed <= MAX_PAIRS && (
          <Button small onPress={() => set({ pairs: needed })}>
            {`Use ${countOf(needed, 'pair')}`}
          </Button>
        )}
      </p>
    </Dialog>
  );
}
