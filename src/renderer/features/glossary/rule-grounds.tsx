import type { Glossary } from '../../../shared/sources';
import { CopyButton } from '../../parts/copy-button';
import { Chip, type ChipTone } from '../../ui/chip';
import { ContradictionEntry } from './contradiction-entry';
import { BASIS_WORDS, type Grounds } from './grounds';
import { SourceEntry } from './source-entry';

const TONES: Readonly<Record<keyof typeof BASIS_WORDS, ChipTone>> = {
  documented: 'ok',
  derived: 'plain',
  'lab assumption': 'warn',
};

export interface RuleGroundsProps {
  readonly glossary: Glossary;
  readonly grounds: Grounds;
  readonly onAsk: (mark: string) => void;
}

/** What the rule asked about rests on, and where its documents disagree. */
export function RuleGrounds({ glossary, grounds, onAsk }: RuleGroundsProps) {
  const { title, basis, sources, contradictions } = grounds;
  return (
    <>
      {basis !== null && (
        <section className="sect">
          <h3>
            {title}
            <CopyButton label={`Copy ${title}`} text={title} />
            <span className="grow" />
            <Chip tone={TONES[basis]}>{basis}</Chip>
          </h3>
          <p className="small t2">{BASIS_WORDS[basis]}</p>
        </section>
      )}
      <section className="sect">
        <ul className="sources" aria-label="Sources">
          {sources.map((source) => (
            <SourceEntry key={source.mark} source={source} glossary={glossary} />
          ))}
        </ul>
      </section>
      {contradictions.length > 0 && (
        <section className="sect">
          <h3>Known contradictions of these documents</h3>
          <ul className="contradictions" aria-label="Contradictions">
            {contradictions.map((contradiction) => (
              <ContradictionEntry
                key={contradiction.title}
                contradiction={contradiction}
                onAsk={onAsk}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
