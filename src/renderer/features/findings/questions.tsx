import { CircleHelp, X } from 'lucide-react';
import type { Diagnosis } from '../../../shared/lab-api';
import type { Question } from '../../selection';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/figures';
import { IconButton } from '../../ui/icon-button';
import { Menu } from '../../ui/menu';
import { SourceChips } from '../../ui/source-chips';
import { useQuery, useReadOnly, useSelect, useSelection } from '../../use-lab';
import { FixButton } from './fix-button';

const QUESTIONS: readonly { readonly key: Question; readonly label: string }[] = [
  { key: 'secondary', label: 'Why are new users going to the secondary?' },
  { key: 'unassigned', label: 'Why are users unassigned?' },
  { key: 'over', label: 'Why is a node over capacity?' },
  { key: 'not-back', label: 'Why are users not back after the repair?' },
  { key: 'cannot-add', label: 'Why can nobody be added?' },
];

/** The questions that a person asks of a lab; the answer stands below and in the inspector. */
export function QuestionMenu() {
  const select = useSelect();
  const entries = QUESTIONS.map(({ key, label }) => ({
    key,
    label,
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

/** The answer to the question that is selected: the sentence, then causes with evidence from the journal. */
export function Answer() {
  const selection = useSelection();
  const select = useSelect();
  const question = selection.kind === 'question' ? selection.question : null;
  const { result, busy } = useQuery('lab.diagnose', question === null ? null : { question });
  if (question === null) return null;
  const label = QUESTIONS.find(({ key }) => key === question)?.label ?? '';
  return (
    <section className="answer" aria-label={label} aria-busy={busy}>
      <div className="row">
        <h3 className="grow">{label}</h3>
        <IconButton
          icon={X}
          label="Close the answer"
          small
          onPress={() => select({ kind: 'lab' })}
        />
      </div>
      <div aria-live="polite">
        {result !== null &&
          (result.ok ? (
            <AnswerText diagnosis={result.diagnosis} />
          ) : (
            <p className="over-t">
              {'problem' in result ? result.problem.message : result.refusal.message}
            </p>
          ))}
      </div>
    </section>
  );
}

function AnswerText({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  return (
    <>
      <p className="sentence">{diagnosis.answer}</p>
      {diagnosis.causes.length > 0 && (
        <ol className="causes">
          {diagnosis.causes.map((cause) => (
            <CauseItem key={cause.title} cause={cause} />
          ))}
        </ol>
      )}
    </>
  );
}

function CauseItem({ cause }: { readonly cause: Diagnosis['causes'][number] }) {
  const select = useSelect();
  const readOnly = useReadOnly();
  return (
    <li>
      <b>{cause.title}</b>
      {cause.evidence.length > 0 && (
        <ul className="evidence small t2">
          {cause.evidence.map(({ text, step }) => (
            <li key={`${step} ${text}`}>
              {text}
              {step !== null && (
                <Button kind="inline" onPress={() => select({ kind: 'step', index: step })}>
                  Step {formatCount(step + 1)}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="finding-foot">
        {cause.remedy !== null && !readOnly && <FixButton remedy={cause.remedy} />}
        <span className="grow" />
        <SourceChips sources={cause.sources} />
      </div>
    </li>
  );
}
