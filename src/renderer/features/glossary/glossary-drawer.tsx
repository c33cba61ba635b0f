import { Search } from 'lucide-react';
import { useState } from 'react';
import type { Glossary } from '../../../shared/sources';
import { useQuery } from '../../hooks/use-lab';
import { QueryFailure } from '../../parts/query-failure';
import { useApp } from '../../stores/app-context';
import { useStore } from '../../stores/store';
import { Drawer } from '../../ui/drawer';
import { EmptyState } from '../../ui/empty-state';
import { Field } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { Segmented } from '../../ui/segmented';
import type { AskedSources } from '../../ui/source-context';
import { ContradictionEntry } from './contradiction-entry';
import './glossary.css';
import { findSources, groundsOf } from './grounds';
import { ReleaseNotes } from './release-notes';
import { RuleGrounds } from './rule-grounds';
import { Rules } from './rules';
import { isAssumption, SourceEntry } from './source-entry';

type Part = 'asked' | 'all' | 'rules' | 'contradictions';

/** The glossary: the sources of the rule asked about, all sources, and where documents contradict each other. */
export function GlossaryDrawer() {
  const { screen } = useApp();
  const asked = useStore(screen, (value) => value.glossary);
  const query = useQuery('lab.sources', {});
  const glossary = query.answer;
  const close = (): void => screen.set((old) => ({ ...old, glossary: null }));
  if (asked === null) return null;
  return (
    <Drawer title="Sources" onClose={close}>
      <QueryFailure of={query} />
      {glossary !== null && <Parts key={keyOf(asked)} glossary={glossary} asked={asked} />}
    </Drawer>
  );
}

/** Another question begins at its answer. */
function keyOf({ code, sources }: AskedSources): string {
  return JSON.stringify([code, sources]);
}

function Parts({ glossary, asked }: { readonly glossary: Glossary; readonly asked: AskedSources }) {
  const { screen } = useApp();
  const grounds = groundsOf(glossary, asked);
  const isAsked = asked.sources.length > 0;
  const [part, setPart] = useState<Part>(isAsked ? 'asked' : 'all');
  const options = [
    ...(isAsked ? [{ key: 'asked' as const, label: grounds.title }] : []),
    { key: 'all' as const, label: 'All sources' },
    { key: 'rules' as const, label: 'Rules' },
    { key: 'contradictions' as const, label: 'Contradictions' },
  ];
  const ask = (mark: string): void =>
    screen.set((old) => ({ ...old, glossary: { sources: [mark] } }));
  return (
    <>
      <div className="glossary-parts">
        <Segmented<Part>
          small
          label="What to read"
          options={options}
          value={part}
          onChange={setPart}
        />
      </div>
      <div className="panel-body">
        {part === 'asked' && <RuleGrounds glossary={glossary} grounds={grounds} onAsk={ask} />}
        {part === 'all' && <AllSources glossary={glossary} />}
        {part === 'rules' && <Rules glossary={glossary} />}
        {part === 'contradictions' && (
          <>
            <section className="sect">
              <p className="small t2">
                Where documents disagree with each other or with themselves, and what this lab does.
              </p>
            </section>
            <ul className="sect contradictions" aria-label="Contradictions">
              {glossary.contradictions.map((contradiction) => (
                <ContradictionEntry
                  key={contradiction.title}
                  contradiction={contradiction}
                  onAsk={ask}
                />
              ))}
            </ul>
            <ReleaseNotes />
          </>
        )}
      </div>
    </>
  );
}

function AllSources({ glossary }: { readonly glossary: Glossary }) {
  const [typed, setTyped] = useState('');
  const found = findSources(glossary, typed);
  const groups = [
    { title: 'Documents', sources: found.filter(({ mark }) => !isAssumption(mark)) },
    { title: 'Lab assumptions', sources: found.filter(({ mark }) => isAssumption(mark)) },
  ].filter(({ sources }) => sources.length > 0);
  return (
    <>
      <div className="glossary-find">
        <Field
          label="Find a source or a rule"
          hideLabel
          type="search"
          value={typed}
          onChange={setTyped}
          placeholder="Find a source or a rule"
          before={<Icon of={Search} size="s" />}
        />
      </div>
      {groups.map(({ title, sources }) => (
        <section key={title} className="sect">
          <h3>{title}</h3>
          <ul className="sources" aria-label={title}>
            {sources.map((source) => (
              <SourceEntry key={source.mark} source={source} glossary={glossary} />
            ))}
          </ul>
        </section>
      ))}
      {groups.length === 0 && (
        <EmptyState icon={Search} title={`No source for “${typed.trim()}”`}>
          Marks, titles and codes of rules are searched.
        </EmptyState>
      )}
    </>
  );
}
