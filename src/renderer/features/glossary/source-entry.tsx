import type { Glossary, SourceView } from '../../../shared/sources';
import { CopyButton } from '../../parts/copy-button';
import { Chip } from '../../ui/chip';
import { rulesOn } from './grounds';

export interface SourceEntryProps {
  readonly source: SourceView;
  readonly glossary: Glossary;
}

/** One source: mark, title, what it stands for, its address as text, the rules on it. */
export function SourceEntry({ source, glossary }: SourceEntryProps) {
  const { mark, title, text, url } = source;
  const rules = rulesOn(glossary, mark);
  return (
    <li className="source">
      <Chip tone={isAssumption(mark) ? 'warn' : 'line'}>{mark}</Chip>
      <div className="source-words">
        <b>{title}</b>
        {text !== '' && <p className="small t2 selectable">{text}</p>}
        {url !== '' && (
          <div className="source-address">
            <span className="micro t3 selectable">{url}</span>
            <CopyButton label={`Copy the address of ${mark}`} text={url} />
          </div>
        )}
        {rules.length > 0 && (
          <p className="micro t3 selectable">
            <span className="label">Rules</span> {rules.join(', ')}
          </p>
        )}
      </div>
    </li>
  );
}

/** Marks of lab assumptions begin with D. */
export function isAssumption(mark: string): boolean {
  return /^D\d/.test(mark);
}
