import type { Step } from '../../../shared/step';
import { CopyButton } from '../../parts/copy-button';
import { countOf, formatCount } from '../../ui/figures';
import { Sect } from './sect';

/** Longest step that is set as it stands in a scenario, in characters. */
const MAX_TEXT_LENGTH = 1500;
/** Entries of a long list that are shown. */
const MAX_ENTRIES = 8;

/** A step as it stands in a scenario; of thousands of users a table of the first and how many more there are. */
export function StepSummary({ step, title }: { readonly step: Step; readonly title: string }) {
  const text = JSON.stringify(step, null, 2);
  const users =
    'users' in step && Array.isArray(step.users) ? (step.users as readonly unknown[]) : [];
  if (text.length <= MAX_TEXT_LENGTH || users.length <= MAX_ENTRIES) {
    return (
      <Sect title={title}>
        <pre className="code">
          {text.length <= MAX_TEXT_LENGTH ? text : `${text.slice(0, MAX_TEXT_LENGTH)}…`}
        </pre>
      </Sect>
    );
  }
  const { users: _, ...rest } = step as Step & { readonly users: unknown };
  return (
    <Sect title={title} side={<CopyButton text={text} label="Copy the step" />}>
      <pre className="code">{JSON.stringify(rest, null, 2)}</pre>
      <table className="table after">
        <caption className="label">
          {`The first ${MAX_ENTRIES} of ${countOf(users.length, 'user')}`}
        </caption>
        <tbody>
          {users.slice(0, MAX_ENTRIES).map((user) => {
            const { id, server } = entryOf(user);
            return (
              <tr key={id}>
                <th scope="row">{id}</th>
                <td className="t2">{server}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="small t3">and {formatCount(users.length - MAX_ENTRIES)} more</p>
    </Sect>
  );
}

function entryOf(user: unknown): { readonly id: string; readonly server: string } {
  if (typeof user !== 'object' || user === null) return { id: String(user), server: '' };
  const { id, server } = user as { readonly id?: unknown; readonly server?: unknown };
  return { id: String(id ?? ''), server: typeof server === 'string' ? server : '' };
}
