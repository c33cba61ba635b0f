import type { Glossary, RuleGrounds } from '../../../shared/sources';
import { Chip } from '../../ui/chip';
import { SourceChips } from '../../ui/source-chips';

/** Every rule that is checked, and those of the product that this lab does not model, with the reason. */
export function Rules({ glossary }: { readonly glossary: Glossary }) {
  const rules = glossary.rules.filter(({ asks }) => asks !== undefined);
  const parts = [
    { title: 'Checked', rules: rules.filter(({ notModelled }) => notModelled === undefined) },
    { title: 'Not modelled', rules: rules.filter(({ notModelled }) => notModelled !== undefined) },
  ];
  return parts.map((part) => (
    <section key={part.title} className="sect">
      <h3>{part.title}</h3>
      <ul className="contradictions" aria-label={part.title}>
        {part.rules.map((rule) => (
          <Rule key={rule.code} rule={rule} />
        ))}
      </ul>
    </section>
  ));
}

function Rule({ rule }: { readonly rule: RuleGrounds }) {
  const { code, asks, notModelled, sources, basis } = rule;
  return (
    <li className="contradiction">
      <p>
        <Chip tone="line">{code}</Chip> {asks}
      </p>
      {notModelled !== undefined && <p className="small t2">{notModelled}</p>}
      <div className="row">
        <SourceChips sources={sources} basis={basis} code={code} />
      </div>
    </li>
  );
}
