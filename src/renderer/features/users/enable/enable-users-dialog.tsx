import { useState } from 'react';
import type { DialogProps } from '../../../manifests/dialog';
import { Segmented } from '../../../ui/segmented';
import type { EnableUsersAsked } from '../dialogs';
import { CountPane } from './count-pane';
import { CsvPane } from './csv-pane';
import './enable.css';
import { ListPane } from './list-pane';

/** Ways to say which users to enable. */
export type EnableWay = NonNullable<EnableUsersAsked['tab']>;

const WAYS: readonly { readonly key: EnableWay; readonly label: string }[] = [
  { key: 'count', label: 'By count' },
  { key: 'list', label: 'By list' },
  { key: 'csv', label: 'CSV file' },
];

/** Enables users by count, from a typed list or from a bulk-administration file, with a preview before. */
export function EnableUsersDialog({ tab, file, onClose }: DialogProps<EnableUsersAsked>) {
  const [way, setWay] = useState<EnableWay>(tab ?? (file === undefined ? 'count' : 'csv'));
  const choice = (
    <div className="enable-ways">
      <Segmented
        small
        label="How to say which users"
        options={WAYS}
        value={way}
        onChange={setWay}
      />
    </div>
  );
  if (way === 'csv') return <CsvPane choice={choice} file={file ?? null} onClose={onClose} />;
  if (way === 'list') return <ListPane choice={choice} onClose={onClose} />;
  return <CountPane choice={choice} onClose={onClose} />;
}
