import type { TableLayout } from '../../../shared/lab-api';
import { Form, FormRow } from '../../ui/form';
import { RadioGroup } from '../../ui/radio-group';

const READERS = [
  { key: 'spreadsheet', label: 'A spreadsheet' },
  { key: 'product', label: 'The product' },
] as const;
const SEPARATORS = [
  { key: ',', label: 'Comma' },
  { key: ';', label: 'Semicolon' },
  { key: '\t', label: 'Tab' },
] as const;
const COLUMNS = [
  { key: 'without', label: 'Those of the product' },
  { key: 'with', label: 'With columns of implab' },
] as const;

export interface TableFormProps {
  readonly layout: TableLayout;
  /** The kind has columns of implab. */
  readonly hasOwnColumns: boolean;
  readonly onChange: (chosen: Partial<TableLayout>) => void;
}

/** Who reads a table of users, and how it is written for that. */
export function TableForm({ layout, hasOwnColumns, onChange }: TableFormProps) {
  const { reader, separator, ownColumns } = layout;
  return (
    <section aria-label="Table">
      <h3>Table</h3>
      <Form>
        <FormRow label="Read by">
          <RadioGroup
            label="Read by"
            options={READERS}
            value={reader}
            onChange={(key) => onChange({ reader: key })}
          />
        </FormRow>
        {reader === 'spreadsheet' && (
          <FormRow label="Separator">
            <RadioGroup
              label="Separator"
              options={SEPARATORS}
              value={separator}
              onChange={(key) => onChange({ separator: key })}
            />
          </FormRow>
        )}
        {hasOwnColumns && (
          <FormRow label="Columns">
            <RadioGroup
              label="Columns"
              options={COLUMNS}
              value={ownColumns ? 'with' : 'without'}
              onChange={(key) => onChange({ ownColumns: key === 'with' })}
            />
          </FormRow>
        )}
      </Form>
    </section>
  );
}
