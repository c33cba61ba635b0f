import type { Question } from '../../../shared/questions';
import { useQuery, useReadOnly } from '../../hooks/use-lab';
import { QueryFailure } from '../../parts/query-failure';
import { RefusalAt } from '../../parts/refusal-at';
import { useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/figures';
import { PanelHead } from '../../ui/panel';
import { SourceChips } from '../../ui/source-chips';
import { Sect } from './sect';

const PLACE = 'question';

/** The answer to a question about the lab: ranked causes with their evidence, and what to do. */
export function QuestionPage({ question }: { readonly question: Question }) {
  const { lab } = useApp();
  const readOnly = useReadOnly();
  const query = useQuery('lab.diagnose', { question });
  if (query.answer === null) {
    return (
      <>
        <PanelHead title={query.problem === null ? 'Looking…' : 'No answer'} />
        <QueryFailure of={query} />
      </>
    );
  }
  const { diagnosis } = query.answer;
  return (
    <>
      <PanelHead title={diagnosis.question} />
      <div className="panel-body">
        <section className="sect">
          <p className="lead">{diagnosis.answer}</p>
        </section>
        {diagnosis.causes.map((cause, index) => (
          <Sect
            key={cause.title}
            title={`${formatCount(index + 1)}. ${cause.title}`}
            side={<SourceChips sources={cause.sources} />}
          >
            <ul className="evidence">
              {cause.evidence.map((each) => (
                <li key={each.text}>
                  <span>{each.text}</span>
                  {each.step !== null && (
                    <Button kind="inline" onPress={() => void lab.lookAt((each.step ?? 0) + 1)}>
                      {`Step ${formatCount(each.step + 1)}`}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {cause.remedy !== null && !readOnly && (
              <div className="actions after">
                <Button small onPress={() => void lab.run(cause.remedy?.steps ?? [], PLACE)}>
                  {cause.remedy.label}
                </Button>
              </div>
            )}
          </Sect>
        ))}
        <RefusalAt place={PLACE} />
      </div>
    </>
  );
}
