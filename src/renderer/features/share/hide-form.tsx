import type { ExportKind } from '../../../shared/lab-api';
import { Form, FormRow } from '../../ui/form';
import { RadioGroup } from '../../ui/radio-group';
import { type Hidden, scrubFor, userChoices } from './export-kinds';

const USERS: Readonly<Record<Hidden['users'], string>> = {
  keep: 'Names',
  pseudonyms: 'Numbers for names',
  counts: 'Counts where possible',
};
const NODES = [
  { key: 'keep', label: 'Names' },
  { key: 'pseudonyms', label: 'Numbers for names' },
] as const;
const NOTES = [
  { key: 'keep', label: 'Keep' },
  { key: 'drop', label: 'Leave out' },
] as const;

export interface HideFormProps {
  readonly kind: ExportKind;
  readonly hidden: Hidden;
  readonly onChange: (hidden: Hidden) => void;
}

/** What the file tells of users, nodes and notes. */
export function HideForm({ kind, hidden, onChange }: HideFormProps) {
  const users = userChoices(kind);
  return (
    <section aria-label="Privacy">
      <h3>Privacy</h3>
      <Form>
        {users.length > 0 && (
          <FormRow label="Users">
            <RadioGroup<Hidden['users']>
              label="Users"
              options={users.map((key) => ({ key, label: USERS[key] }))}
              value={scrubFor(kind, hidden)?.users ?? 'keep'}
              onChange={(key) => onChange({ ...hidden, users: key })}
            />
          </FormRow>
        )}
        <FormRow label="Nodes and groups">
          <RadioGroup<Hidden['nodes']>
            label="Nodes and groups"
            options={NODES}
            value={hidden.nodes}
            onChange={(key) => onChange({ ...hidden, nodes: key })}
          />
        </FormRow>
        <FormRow label="Title and notes">
          <RadioGroup<Hidden['notes']>
            label="Title and notes"
            options={NOTES}
            value={hidden.notes}
            onChange={(key) => onChange({ ...hidden, notes: key })}
          />
        </FormRow>
      </Form>
    </section>
  );
}
