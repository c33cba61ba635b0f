import { CircleHelp, X } from 'lucide-react';
import type { Diagnosis } from '../../../shared/lab-api';
import { QUESTIONS } from '../../../shared/questions';
import { useQuery, useSelect, useSelection } from '../../hooks/use-lab';
import { QueryFailure } from '../../parts/query-failure';
import { useApp } from '../../stores/app-context';
import { showInspector } from '../../stores/navigate';
import { Button } from '../../ui/button';
import { countOf } from '../../ui/figures';
import { IconButton } from '../../ui/icon-button';
import { Menu } from '../../ui/menu';

/** The questions that a person asks of a lab; the answer stands below, its causes in the inspector. */
export function QuestionMenu() {
  const select = useSelect();
  const entries = QUESTIONS.map(({ key, text }) => ({
    key,
    label: text,
    onAction: () => select({ kind: 'question', question: key }),
  }));
  return (
    <Menu label="Questions" sections={[entries]} placement="bottom start">
      <Button small icon={CircleHelp}>
        Ask why…
      </Button>
    </Menu>
  );
}

/** The answer to the question that is selected, in one sentence. */
export function Answer() {
  const selection = useSelection();
  const select = useSelect();
  const question = selection.kind === 'question' ? selection.question : null;
  const query = useQuery('lab.diagnose', question === null ? null : { question });
  if (question === null) return null;
  const asked = QUESTIONS.find(({ key }) => key === question)?.text ?? '';
  return (
    <section className="answer" aria-label={asked} aria-busy={query.busy}>
      <div className="row">
        <h3 className="grow">{asked}</h3>
        <IconButton
          icon={X}
          label="Close the answer"
          small
          onPress={() => select({ kind: 'lab' })}
        />
      </div>
      <div aria-live="polite">
        <QueryFailure of={query} />
        {query.answer !== null && <AnswerText diagnosis={query.answer.diagnosis} />}
      </div>
    </section>
  );
}

function AnswerText({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { screen } = useApp();
  const causes = diagnosis.causes.length;
  return (
    <p className="sentence">
      {diagnosis.answer}{' '}
      {causes > 0 && (
        <Button kind="inline" onPress={() => showInspector(screen)}>
          {countOf(causes, 'cause')} with evidence
        </Button>
      )}
    </p>
  );
}
