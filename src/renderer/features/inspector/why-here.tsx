import { usePosition, useQuery } from '../../hooks/use-lab';
import { QueryFailure } from '../../parts/query-failure';
import { Chip } from '../../ui/chip';
import { formatCount } from '../../ui/figures';
import { SourceChips } from '../../ui/source-chips';
import { CandidateTable } from './candidate-table';
import { Flips } from './flips';
import { Sect } from './sect';

export interface WhyHereProps {
  readonly id: string;
  readonly whyNot?: string;
}

/** Why the user is where it is: one sentence, the candidates, what would have changed it. */
export function WhyHere({ id, whyNot }: WhyHereProps) {
  const position = usePosition();
  const query = useQuery('lab.explain', { id, ...position });
  if (query.answer === null) return <QueryFailure of={query} />;
  const { explanation } = query.answer;
  return (
    <>
      <Sect
        title={explanation.home === null ? 'Why nowhere?' : 'Why here?'}
        side={
          <>
            <Chip tone="line">{explanation.reason}</Chip>
            <SourceChips sources={explanation.sources} code={explanation.reason} />
          </>
        }
      >
        <p className="lead">{explanation.text}</p>
        {explanation.service !== '' && <p className="small t2 after">{explanation.service}</p>}
        {explanation.next !== '' && <p className="small t2 after">{explanation.next}</p>}
      </Sect>
      {explanation.candidates.length > 0 && (
        <Sect
          title={`Candidates at step ${formatCount(explanation.step + 1)}`}
          side={<span className="label">just before {id}</span>}
        >
          <CandidateTable explanation={explanation} />
          {explanation.tieBreak !== null && (
            <p className="small t2 after">Tie-break: {explanation.tieBreak}</p>
          )}
        </Sect>
      )}
      {position.position === undefined && (
        <Flips id={id} home={explanation.home} {...(whyNot === undefined ? {} : { whyNot })} />
      )}
    </>
  );
}
