import { useDeferredValue, useMemo, useState } from 'react';
import type { Step } from '../../../../shared/step';
import { useCommand } from '../../../hooks/use-lab';
import { RefusalAt } from '../../../parts/refusal-at';
import { Dialog } from '../../../ui/dialog';
import { Field } from '../../../ui/field';
import { countOf } from '../../../ui/figures';
import { RunActions } from '../run-actions';
import { PreviewLine, usePreview } from '../step-preview';
import { parseUserList } from '../user-list';
import type { PaneProps } from './count-pane';
import { RowProblems } from './row-problems';

const PLACE = 'enable-users';

/** Enables users from a typed or pasted list. Lines that are no user are left out and listed. */
export function ListPane({ choice, onClose }: PaneProps) {
  const lab = useCommand();
  const [text, setText] = useState('');
  const read = useDeferredValue(text);
  const list = useMemo(() => parseUserList(read), [read]);
  const steps = useMemo(
    (): readonly Step[] =>
      list.users.length === 0 ? [] : [{ do: 'enable-users', users: list.users }],
    [list],
  );
  const foreseen = usePreview(steps);
  const left = list.problems.length;
  const enable = async (): Promise<void> => {
    if (await lab.run(steps, PLACE)) onClose();
  };
  return (
    <Dialog
      title="Enable users"
      onClose={onClose}
      onSubmit={enable}
      actions={
        <RunActions steps={steps} foreseen={foreseen} onClose={onClose}>
          {enableLabel(list.users.length, left)}
        </RunActions>
      }
    >
      {choice}
      <div className="enable-list">
        <Field
          label="One user a line"
          hideLabel
          multiline
          autoFocus
          value={text}
          onChange={setText}
          placeholder={'anna\nbob, imp-sub\ncarla, imp-pub, 2'}
          note="One user a line: id, then the node and the number of devices where they matter."
        />
      </div>
      <RowProblems problems={list.problems} total={left} />
      <PreviewLine foreseen={foreseen} />
      <RefusalAt place={PLACE} />
    </Dialog>
  );
}

function enableLabel(users: number, left: number): string {
  const enable = users === 0 ? 'Enable users' : `Enable ${countOf(users, 'user')}`;
  return left === 0 ? enable : `${enable}, leave out ${countOf(left, 'line')}`;
}
