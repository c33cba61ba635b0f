import { ChevronRight } from 'lucide-react';
import { Fragment } from 'react';
import { CopyButton } from '../../../parts/copy-button';
import { Icon } from '../../../ui/icon';
import { SourceChips } from '../../../ui/source-chips';

/** A menu path of the product: "System > Presence Topology" with arrows between. */
export function PlacePath({ path }: { readonly path: string }) {
  const parts = path.split(' > ');
  return (
    <span className="plan-path">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a path has no identity but its order.
        <Fragment key={index}>
          {index > 0 && <Icon of={ChevronRight} size="xs" />}
          <span>{part}</span>
        </Fragment>
      ))}
    </span>
  );
}

/** A command of the product, to be copied. */
export function Command({ text }: { readonly text: string }) {
  return (
    <span className="plan-command">
      <span className="clip">{text}</span>
      <CopyButton label={`Copy ${text}`} text={text} />
    </span>
  );
}

/** Marks of documents; what no document says is told apart. */
export function Grounds({ sources }: { readonly sources: readonly string[] }) {
  const documents = sources.filter((source) => !NOT_DOCUMENTS.has(source));
  const assumed = sources.includes('lab assumption');
  const derived = sources.includes('inferred');
  return (
    <SourceChips
      sources={documents}
      {...(assumed
        ? { basis: 'lab assumption' as const }
        : derived
          ? { basis: 'derived' as const }
          : {})}
    />
  );
}

const NOT_DOCUMENTS: ReadonlySet<string> = new Set(['inferred', 'lab assumption']);
