import { Equal, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { ImportDecision, ImportRow } from '../../../shared/import-view';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { classNames } from '../../ui/class-names';
import { countOf, formatCount } from '../../ui/figures';
import { Icon } from '../../ui/icon';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';
import type { AnswerProps } from './missing';
import { SectionHead } from './section-head';

/** Answers shown side by side; more of them are a list that opens. */
const MAX_SEGMENTS = 3;
const SHOWN_ROWS = 50;

/** Every question with the answer that is taken, chosen before it is asked; and the rows that are left out. */
export function Decisions({ view, answer }: AnswerProps) {
  const { decisions, leftOut } = view;
  const count = decisions.length + Number(leftOut.count > 0);
  if (count === 0) return null;
  return (
    <section aria-label="To decide">
      <SectionHead title="To decide" count={count} />
      {decisions.map((decision) => (
        <DecisionCard
          key={decision.id}
          decision={decision}
          onChange={(value) => answer({ decision: { id: decision.id, value } })}
        />
      ))}
      {leftOut.count > 0 && <LeftOut count={leftOut.count} rows={leftOut.rows} />}
    </section>
  );
}

function DecisionCard({
  decision,
  onChange,
}: {
  readonly decision: ImportDecision;
  readonly onChange: (value: string) => void;
}) {
  const { title, text, code, options, chosen, isSettled } = decision;
  const choices = options.map(({ value, label }) => ({ key: value, label }));
  return (
    <div className={classNames('import-decision', !isSettled && 'open')}>
      <div className="row">
        <Icon of={isSettled ? Equal : TriangleAlert} size="s" />
        <b className="grow">{title}</b>
        {code !== undefined && <Chip tone="line">{code}</Chip>}
      </div>
      <p>{text}</p>
      <div className="import-choices">
        {choices.length > MAX_SEGMENTS ? (
          <Select label={title} hideLabel options={choices} value={chosen} onChange={onChange} />
        ) : (
          <Segmented small label={title} options={choices} value={chosen} onChange={onChange} />
        )}
      </div>
    </div>
  );
}

function LeftOut({ count, rows }: { readonly count: number; readonly rows: readonly ImportRow[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="import-decision open">
      <div className="row">
        <Icon of={TriangleAlert} size="s" />
        <b className="grow">{countOf(count, 'row')} left out</b>
        <Button kind="link" small aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide rows' : 'Show rows'}
        </Button>
      </div>
      {isOpen && (
        <ul className="import-rows">
          {rows.slice(0, SHOWN_ROWS).map(({ file, unit, line, id, text }) => (
            <li key={`${file}.${line}.${text}`}>
              {file}, {unit} {formatCount(line)}: {id !== '' && <b>{id} </b>}
              {text}.
            </li>
          ))}
          {count > SHOWN_ROWS && <li>{formatCount(count - SHOWN_ROWS)} more.</li>}
        </ul>
      )}
    </div>
  );
}
