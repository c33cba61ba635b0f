import { CircleHelp } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { QUESTIONS } from '../../../shared/questions';
import { modeName } from '../../../shared/settings';
import { useLab } from '../../hooks/use-lab';
import { useApp } from '../../stores/app-context';
import { formatCount } from '../../ui/figures';
import { Icon } from '../../ui/icon';
import { PanelHead } from '../../ui/panel';
import { BranchAgainstMain } from './branch-against-main';
import { Facts } from './facts';
import { FactsForm } from './facts-form';
import { FindingsHere } from './findings-here';
import { Notes } from './notes';
import { Sect } from './sect';

/** The lab as a whole: where the next users go, its counts, questions, facts and notes. */
export function LabPage() {
  const { selection } = useApp();
  const title = useLab((view) => view.title);
  const totals = useLab((view) => view.totals);
  const next = useLab((view) => view.next);
  const mode = useLab((view) => view.mode);
  const notes = useLab((view) => view.notes);
  return (
    <>
      <PanelHead title={title} />
      <div className="panel-body">
        <Facts
          facts={[
            { label: 'Users', value: formatCount(totals.users) },
            { label: 'Assigned', value: formatCount(totals.assigned) },
            { label: 'Serving', value: formatCount(totals.load) },
          ]}
        />
        <BranchAgainstMain />
        <Sect title="The next users" side={<span className="label">{modeName(mode)}</span>}>
          <p className="lead">{next.text}</p>
        </Sect>
        <FindingsHere at={['cluster']} />
        {totals.users > 0 && (
          <Sect title="Ask">
            <ul>
              {QUESTIONS.map(({ key, text }) => (
                <li key={key}>
                  <AriaButton
                    className="line-button"
                    onPress={() => selection.set({ kind: 'question', question: key })}
                  >
                    <Icon of={CircleHelp} size="s" />
                    {text}
                  </AriaButton>
                </li>
              ))}
            </ul>
          </Sect>
        )}
        <FactsForm />
        <Notes on="lab" text={notes} />
      </div>
    </>
  );
}
